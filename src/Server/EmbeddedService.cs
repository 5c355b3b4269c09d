using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Cluster;
using NasV2.Server.Hosting;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server;

/// <summary>The whole service in this process: submit a job, watch it, and stop; what was stored is there at the next start.</summary>
public sealed class EmbeddedService : IAsyncDisposable
{
    private readonly IHost _host;

    private EmbeddedService(IHost host) => _host = host;

    /// <summary>The store.</summary>
    public IJobStore Store => _host.Services.GetRequiredService<IJobStore>();

    /// <summary>Why the coordinator could not go on, once that happened.</summary>
    public Exception? Failure => _host.Services.GetRequiredService<CoordinatorHealth>().Failure;

    /// <summary>The worker of this process.</summary>
    public WorkerDescription Worker { get; private set; } = null!;

    internal static string WorkerId { get; } = $"{Environment.MachineName.ToLowerInvariant()}/0";

    private IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Opens the store, takes its lock, and starts the silo and the worker with its trainer.</summary>
    /// <exception cref="StoreException">The store cannot be opened, or another process runs jobs in it.</exception>
    public static async Task<EmbeddedService> StartAsync(EmbeddedOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var host = EmbeddedHost.Build(options);
        try
        {
            await host.Services.GetRequiredService<EmbeddedGate>().OpenAsync(cancellationToken);
            var service = new EmbeddedService(host);
            await host.StartAsync(cancellationToken);
            service.Worker = await service.Grains.GetGrain<IWorkerGrain>(WorkerId).StartAsync(options.Device, slots: 1, cancellationToken);
            return service;
        }
        catch
        {
            await StopAsync(host);
            throw;
        }
    }

    /// <summary>Stores a new job and answers its id: the name and the next free number.</summary>
    public async Task<string> SubmitAsync(SearchSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var taken = (await Store.ListJobsAsync(cancellationToken)).Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken.Contains($"{spec.Name}-{number}"))
            number++;
        var id = $"{spec.Name}-{number}";
        await Store.CreateJobAsync(new NewSearchJob(id, spec.Name, SpecJson.Write(spec), SpecJson.Hash(spec)), cancellationToken);
        return id;
    }

    /// <summary>The newest job of the spec, wherever its data lies; null when there is none.</summary>
    public async Task<SearchJob?> FindAsync(SearchSpec spec, CancellationToken cancellationToken)
    {
        var hash = SpecJson.Hash(spec);
        return (await Store.ListJobsAsync(cancellationToken)).FirstOrDefault(job => job.SpecHash == hash);
    }

    /// <summary>Starts a stored job, or goes on with it, on the data that <paramref name="spec"/> names.</summary>
    public Task RunAsync(string jobId, SearchSpec spec) => Grains.GetGrain<ISearchGrain>(jobId).StartAsync(SpecJson.Write(spec));

    /// <summary>Where a job stands.</summary>
    public async Task<SearchProgress> ProgressAsync(string jobId)
    {
        var progress = await Grains.GetGrain<ISearchGrain>(jobId).ProgressAsync();
        // A cluster waits for its store; here nobody else could mend it while the search waits.
        if (progress.StoreProblem is { } problem)
            _host.Services.GetRequiredService<CoordinatorHealth>().Note(new StoreException(problem));
        return progress;
    }

    /// <summary>Puts the running trial back, ends the trainer, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Worker is not null && Failure is null)
                await Grains.GetGrain<IWorkerGrain>(WorkerId).StopAsync();
        }
        finally
        {
            await StopAsync(_host);
        }
    }

    private static async Task StopAsync(IHost host)
    {
        await host.StopAsync();
        try
        {
            if (host is IAsyncDisposable disposable)
                await disposable.DisposeAsync();
            else
                host.Dispose();
        }
        catch (IOException)
        {
            // The log's last lines found no room: on a full disk that must not hide what the store had to say.
        }
    }
}
