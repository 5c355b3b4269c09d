using NasV2.Contracts;
using NasV2.Server;
using NasV2.Specs;
using NasV2.Storage;
using NasV2.Workers.Supervision;

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
        new EmbeddedOptions { Home = new NasHome(_folder.FullName), Trainer = _ => Command(script) }, TestContext.Current.CancellationToken);

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
    public static async Task<Job> RunAsync(EmbeddedService service, string job)
    {
        await service.RunAsync(job, Spec(trials: 1));
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

    private TrainerCommand Command(string script) => new()
    {
        Program = "/bin/bash",
        Arguments =
        [
            "-c",
            $$$"""
            marks='{{{Marks}}}'
            say() { printf '%s\n' "${1/REQUEST/$id}"; }
            step='{"medianMs":20,"madMs":0.1,"steps":30,"settled":true,"device":"cpu","deviceType":"script","batch":64,"resolution":16,"precision":"fp32","libraries":"bash"}'
            measured() { say '{"type":"measured","id":"REQUEST","parameters":1000,"classes":10,"stepTime":'"$step"'}'; }
            epoch() { say '{"type":"epoch","id":"REQUEST","report":{"epoch":'"$1"',"epochs":2,"loss":1,"trainAccuracy":0.5,"minivalAccuracy":0.5,"learningRate":0.01,"seconds":1}}'; }
            completed() { say '{"type":"ended","id":"REQUEST","report":{"outcome":"completed","accuracy":'"$1"',"parameters":1000,"macs":5,"stepTime":'"$step"'}}'; }
            say '{"type":"ready","protocol":1,"device":"cpu","deviceType":"script","libraries":"bash"}'
            while read -r request; do
              id="${request#*\"id\":\"}"; id="${id%%\"*}"
              trial="${id#*/}"; trial="${trial%%#*}"
              if [[ $request == *'"type":"measure"'* ]]; then measured; continue; fi
              {{{script}}}
            done
            """,
        ],
    };
}
