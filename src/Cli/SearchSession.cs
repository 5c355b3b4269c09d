using System.Runtime.CompilerServices;
using NasV2.Cli.Display;
using NasV2.Cluster;
using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Cli;

/// <summary>Runs one search in this process, from the spec to the files of its winner.</summary>
internal sealed class SearchSession(RunSettings settings)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the exit code.</summary>
    public async Task<int> RunAsync(SearchSpec spec, CancellationToken cancellationToken)
    {
        // Found out now rather than after hours of training.
        ResultFolder.Check(settings.Out);
        await using var service = await EmbeddedService.StartAsync(
            new EmbeddedOptions
            {
                Home = settings.Home,
                Device = settings.Device,
                Trainer = device => BuiltInTrainer.Command(settings.Home, device),
            },
            cancellationToken);

        var job = settings.Resume ? (await service.FindAsync(spec, cancellationToken))?.Id : null;
        var display = SearchDisplay.For(settings);
        display.Start(spec, service.Worker, settings.Home, resumed: job is not null);
        job ??= await service.SubmitAsync(spec, cancellationToken);
        try
        {
            await service.RunAsync(job, spec);
            await display.FollowAsync(ProgressAsync(service, job, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            await service.Store.SetJobStateAsync(job, JobState.Paused, "stopped; the same search with --resume goes on", CancellationToken.None);
            await Console.Error.WriteLineAsync($"Stopped. What finished is stored; the same command with --resume goes on with {job}.");
            return ExitCodes.Interrupted;
        }

        return await ConcludeAsync(service, job, display, cancellationToken);
    }

    private static async IAsyncEnumerable<SearchProgress> ProgressAsync(
        EmbeddedService service, string job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period);
        do
        {
            if (service.Failure is { } failure)
                throw failure;
            var progress = await service.ProgressAsync(job);
            yield return progress;
            if (progress.State is not (nameof(JobState.Running) or nameof(JobState.Submitted)))
                yield break;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<int> ConcludeAsync(EmbeddedService service, string jobId, SearchDisplay display, CancellationToken cancellationToken)
    {
        var job = await service.Store.FindJobAsync(jobId, cancellationToken) ?? throw new JobNotFoundException(jobId);
        if (job.ResultJson is null)
        {
            await Console.Error.WriteLineAsync($"{jobId} is {job.State.ToString().ToLowerInvariant()}: {job.Message}");
            if (job.State == JobState.Paused)
                await Console.Error.WriteLineAsync("When that is mended, the same command with --resume goes on.");
            return ExitCodes.Failure;
        }

        var result = SearchResult.FromJson(job.ResultJson);
        var folder = ResultFolder.Write(settings.Out, result, ExportFormats.Default.Get(""));
        display.Conclude(result, folder);
        return ExitCodes.Success;
    }
}
