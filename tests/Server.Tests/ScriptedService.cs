using Microsoft.Extensions.DependencyInjection;
using NasV2.Api.V1;
using NasV2.Client;
using NasV2.Server.InProcess;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server.Tests;

/// <summary>A service in this process over a folder of its own, whose trainer is a shell script.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-server-");

    /// <summary>Where a script can leave marks for its next life.</summary>
    public string Marks => Directory.CreateDirectory(Path.Combine(_folder.FullName, "marks")).FullName;

    public NasHome Home => new(_folder.FullName);

    /// <summary>Starts the service over whatever is stored in the folder.</summary>
    /// <param name="script">Runs for each request with <c>$request</c>, <c>$id</c> and <c>$marks</c>; may <c>measured</c>, <c>epoch</c>,
    /// <c>completed ACCURACY</c> or <c>say</c>.</param>
    public Task<InProcessService> StartAsync(string script) =>
        InProcessService.StartAsync(Home, "auto", _ => ScriptedTrainer.Command(Marks, script), TestContext.Current.CancellationToken);

    /// <summary>A spec of a few trials over a preset, or over another space, with more fields at its end.</summary>
    public static SearchSpec Spec(int trials, string space = "small-image", string more = "") => new SpecReader(SpecVocabulary.Any).Read(
        $$"""
        name: scripted
        space: {{space}}
        trials: {{trials}}
        data: { format: shapes }
        recipe: { resolution: 16, epochs: 2 }
        scaling: { evalResolution: 32 }
        {{more}}
        """,
        "test");

    /// <summary>The store of a service.</summary>
    public static IJobStore Store(InProcessService service) => service.Services.GetRequiredService<IJobStore>();

    /// <summary>Submits a search and waits until it no longer runs.</summary>
    public static async Task<SearchJob> RunAsync(InProcessService service, SearchSpec spec)
    {
        using var client = new NasClient(service.Invoker);
        var submitted =
            await client.Searches.SubmitSearchAsync(new SubmitSearchRequest { Spec = SpecJson.Write(spec) }, cancellationToken: Ct);
        return await EndAsync(service, client, submitted.Search.Id);
    }

    /// <summary>Resumes a search and waits until it no longer runs.</summary>
    public static async Task<SearchJob> ResumeAsync(InProcessService service, string id)
    {
        using var client = new NasClient(service.Invoker);
        await client.Searches.ResumeSearchAsync(new ResumeSearchRequest { Id = id }, cancellationToken: Ct);
        return await EndAsync(service, client, id);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<SearchJob> EndAsync(InProcessService service, NasClient client, string id)
    {
        var request = new GetSearchRequest { Id = id, WithoutResult = true };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await client.Searches.GetSearchAsync(request, cancellationToken: Ct)).Search.State == SearchState.Running)
            await tick.WaitForNextTickAsync(Ct);
        return (await Store(service).FindJobAsync(id, Ct))!;
    }
}
