using NasV2.Specs;

namespace NasV2.Server.Tests;

/// <summary>An embedded service in a folder of its own, whose trainer is a shell script.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-server-");

    /// <summary>Where a script can leave marks for its next life.</summary>
    public string Marks => Directory.CreateDirectory(Path.Combine(_folder.FullName, "marks")).FullName;

    /// <summary>Starts the service over whatever is stored in the folder.</summary>
    /// <param name="script">Runs for each request with <c>$request</c>, <c>$id</c> and <c>$marks</c>; may <c>measured</c>, <c>epoch</c>, <c>completed ACCURACY</c> or <c>say</c>.</param>
    public Task<EmbeddedService> StartAsync(string script) => EmbeddedService.StartAsync(
        new EmbeddedOptions { Home = new NasHome(_folder.FullName), Trainer = _ => ScriptedTrainer.Command(Marks, script) }, TestContext.Current.CancellationToken);

    /// <summary>A spec of a few trials over a preset, or over another space.</summary>
    public static SearchSpec Spec(int trials, string space = "small-image") => new SpecReader(SpecVocabulary.Any).Read(
        $$"""
        name: scripted
        space: {{space}}
        trials: {{trials}}
        data: { format: shapes }
        recipe: { resolution: 16, epochs: 2 }
        scaling: { evalResolution: 32 }
        """,
        "test");

    /// <summary>Runs a job until it is no longer running.</summary>
    public static async Task<SearchJob> RunAsync(EmbeddedService service, string job, SearchSpec? spec = null)
    {
        await service.RunAsync(job, spec ?? Spec(trials: 1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await service.ProgressAsync(job)).State == nameof(JobState.Running))
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        return (await service.Store.FindJobAsync(job, TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
