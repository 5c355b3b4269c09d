using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Client;
using NasV2.Search.Results;
using NasV2.Specs;

namespace NasV2.Server.Tests;

/// <summary>What constraints do to a search and to what is known before it, in a service.</summary>
public sealed class ConstraintTests
{
    private const string Obedient = "measured; epoch 1; epoch 2; completed 0.5";

    /// <summary>Depths of 1, which is the reference, to 3.</summary>
    private const string ThreeDepths =
        "{ name: three, stem: { filters: 8 }, reference: r1_k3_s2_e1_i8_o8_c1, proxyResolution: 16, stages: [ "
        + "{ ops: [fused-mbconv], layers: [1, 2, 3], kernels: [3], expansions: [1], stride: 2, output: 8 } ] }";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_whose_constraints_leave_fewer_candidates_than_trials_ends_with_those_and_says_so()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(
            trials: 3, ThreeDepths, "constraints: { parameters: { min: 1.01x } }"));
        var result = SearchResult.FromJson(job.ResultJson!);
        Assert.Equal((JobState.Completed, 2), (job.State, result.Ranking.Count));
        Assert.Contains("only 2 members that meet the constraints", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constraints_that_leave_nothing_are_refused_at_submission_with_their_line()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        using var client = new NasClient(service.Invoker);
        var request = new SubmitSearchRequest
        {
            Spec = Document("small-image") + "constraints: { macs: { max: 1000 } }\n",
            Source = "job.yaml",
        };

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await client.Searches.SubmitSearchAsync(request, cancellationToken: Ct));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains("job.yaml:6: constraints", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("none of 20000 members", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_from_before_a_default_changed_is_found_by_the_document_that_started_it()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        using var client = new NasClient(service.Invoker);
        var then = new SpecReader(SpecVocabulary.Any) { Defaults = null }.Read(Document("v2-b0"), "test");
        await ScriptedService.Store(service).CreateJobAsync(
            new NewSearchJob("old-1", "old", SpecJson.Write(then), SpecJson.Hash(then)), Ct);

        var found = await SubmitAsync(Document("v2-b0"));
        var refusal = await Assert.ThrowsAsync<RpcException>(() => SubmitAsync(Document("v2-b0") + "defaults: 1\n"));

        Assert.Equal("old-1", found.Search.Id);
        Assert.Equal(StatusCode.AlreadyExists, refusal.StatusCode);

        async Task<SubmitSearchResponse> SubmitAsync(string spec) => await client.Searches.SubmitSearchAsync(
            new SubmitSearchRequest { SearchId = "old-1", Spec = spec }, cancellationToken: Ct);
    }

    [Fact]
    public async Task An_estimate_says_how_much_of_the_space_the_constraints_leave()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        using var client = new NasClient(service.Invoker);

        var constrained = await EstimateAsync(Document("v2-b0"));
        var lifted = await EstimateAsync(Document("v2-b0") + "constraints: {}\n");
        var counted = await EstimateAsync(Document(ThreeDepths) + "constraints: { parameters: { min: 1.01x } }\n");

        Assert.Equal("1451188224", constrained.SpaceSize);
        Assert.InRange(constrained.SpaceShare, 0.1, 0.15);
        Assert.InRange(constrained.SpaceShareError, 0.002, 0.003);
        Assert.True(constrained.MeanMacs < lifted.MeanMacs);
        Assert.Equal((1, 0), (lifted.SpaceShare, lifted.SpaceShareError));
        Assert.Equal((2.0 / 3, 0, 2), (counted.SpaceShare, counted.SpaceShareError, counted.Trials));

        async Task<EstimateSearchResponse> EstimateAsync(string spec) => await client.Specs.EstimateSearchAsync(
            new EstimateSearchRequest { Spec = spec }, cancellationToken: Ct);
    }

    private static string Document(string space) =>
        $$"""
        name: old
        space: {{space}}
        data: { format: shapes }
        recipe: { resolution: 32, epochs: 2 }
        scaling: { evalResolution: 32 }

        """;
}
