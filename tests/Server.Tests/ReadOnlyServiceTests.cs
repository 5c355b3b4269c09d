using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Api.V1;
using NasV2.Client;
using NasV2.Server.InProcess;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server.Tests;

public sealed class ReadOnlyServiceTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_is_read_without_a_silo_while_another_service_runs_searches_in_it()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync("measured; epoch 1; epoch 2; completed 0.5");
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 2));

        await using var reader = await InProcessService.OpenAsync(home.Home, Ct);
        using var client = new NasClient(reader.Invoker);

        Assert.Null(reader.Services.GetService<IGrainFactory>());
        var listed = Assert.Single(await client.ListAllSearchesAsync(new ListSearchesRequest(), Ct).ToListAsync(Ct));
        Assert.Equal((job.Id, SearchState.Completed, 2), (listed.Id, listed.State, listed.Finished));
        var trials = await client.ListAllTrialsAsync(new ListTrialsRequest { SearchId = job.Id }, Ct).ToListAsync(Ct);
        Assert.Equal([20, 20], trials.Select(trial => trial.StepTime.MedianMs));
    }

    [Fact]
    public async Task A_stored_spec_that_cannot_be_read_is_the_problem_of_its_search_and_not_of_the_list()
    {
        await using var home = new ScriptedService();
        await using (var service = await home.StartAsync("measured; epoch 1; epoch 2; completed 0.5"))
        {
            await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 1));
            await ScriptedService.Store(service).CreateJobAsync(new NewSearchJob("unreadable-1", "unreadable", """{ "newField": 1 }""", "hash"), Ct);
        }

        await using var reader = await InProcessService.OpenAsync(home.Home, Ct);
        using var client = new NasClient(reader.Invoker);
        var listed = await client.ListAllSearchesAsync(new ListSearchesRequest(), Ct).ToListAsync(Ct);

        Assert.Equal(2, listed.Count);
        Assert.Contains(
            "newField is an unknown field", listed.Single(search => search.Id == "unreadable-1").Problem, StringComparison.Ordinal);
        Assert.Equal("", listed.Single(search => search.Id != "unreadable-1").Problem);
    }

    [Fact]
    public async Task What_would_change_a_search_is_refused()
    {
        await using var home = new ScriptedService();
        await using (await home.StartAsync(""))
        {
        }

        await using var reader = await InProcessService.OpenAsync(home.Home, Ct);
        using var client = new NasClient(reader.Invoker);
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await client.Searches.SubmitSearchAsync(
            new SubmitSearchRequest { Spec = SpecJson.Write(ScriptedService.Spec(trials: 1)) }, cancellationToken: Ct));
        Assert.Equal(StatusCode.FailedPrecondition, refusal.StatusCode);
        Assert.Contains("nas serve", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_without_a_store_is_named()
    {
        await using var home = new ScriptedService();
        var missing = await Assert.ThrowsAsync<StoreException>(() => InProcessService.OpenAsync(home.Home, Ct));
        Assert.Contains(home.Home.Database, missing.Message, StringComparison.Ordinal);
    }
}
