using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NasV2.Search;
using NasV2.Search.Coordination;
using NasV2.Workers;
using NasV2.Workers.Supervision;

namespace NasV2.Server.Hosting;

/// <summary>What the grains of any silo need beside the store.</summary>
internal static class NodeServices
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="search">Options of its coordinators.</param>
    /// <param name="workers">Options of its workers, whose trainers are the processes of <paramref name="trainer"/>.</param>
    /// <param name="trainer">The trainer for a device; null where no worker lives.</param>
    /// <param name="allowed">What jobs may bring along instead.</param>
    /// <param name="environment">Variables of what jobs bring along.</param>
    public static IServiceCollection AddNode(
        this IServiceCollection services,
        SearchOptions search,
        WorkerOptions workers,
        Func<string, TrainerCommand>? trainer,
        AllowedTrainers allowed,
        IReadOnlyDictionary<string, string> environment) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(search)
        .AddSingleton<SearchInstruments>()
        .AddSingleton<WorkerInstruments>()
        .AddSingleton(provider =>
        {
            if (trainer is null)
                return workers;
            var (logger, clock) = (provider.GetRequiredService<ILogger<TrainerProcess>>(), provider.GetRequiredService<TimeProvider>());
            workers.Trainer = Processes(trainer, logger, clock);
            workers.JobTrainer = new JobTrainers(allowed, environment, logger, clock).StartAsync;
            return workers;
        });

    private static TrainerFactory Processes(Func<string, TrainerCommand> trainer, ILogger logger, TimeProvider clock) =>
        async (device, cancellationToken) => await TrainerProcess.StartAsync(trainer(device), logger, clock, cancellationToken);
}
