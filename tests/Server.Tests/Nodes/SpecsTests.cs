using NasV2.Api.V1;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class SpecsTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SpecService.SpecServiceClient Specs => search.Node.Client.Specs;

    [Fact]
    public async Task All_problems_of_a_spec_are_reported_with_their_lines()
    {
        var request = new ValidateSpecRequest { Spec = "name: UPPER\nspace: none\ndata: { format: shapes }\nrecipe: { epochs: 0 }\n" };

        var response = await Specs.ValidateSpecAsync(request, cancellationToken: Ct);

        Assert.Equal(
            ["name", "space", "recipe.epochs", "recipe.resolution"], response.Problems.Select(problem => problem.Field).Order(Comparer()));
        Assert.Equal(2, response.Problems.Single(problem => problem.Field == "space").Line);
        Assert.Equal("", response.SpecJson);
    }

    [Fact]
    public async Task A_valid_spec_is_returned_with_its_defaults()
    {
        var response =
            await Specs.ValidateSpecAsync(new ValidateSpecRequest { Spec = Submitted.Request(trials: 3).Spec }, cancellationToken: Ct);

        Assert.Empty(response.Problems);
        Assert.Contains("\"labelSmoothing\"", response.SpecJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_estimate_rests_on_trials_of_the_same_data_and_recipe()
    {
        var estimate =
            await Specs.EstimateSearchAsync(new EstimateSearchRequest { Spec = Submitted.Request(trials: 40).Spec }, cancellationToken: Ct);

        Assert.Equal((40, 1), (estimate.Trials, estimate.Slots));
        Assert.Equal(40 * estimate.SecondsPerTrial, estimate.Seconds, 9);
        Assert.Equal($"7 trials of {search.Id}, which trained on the same data by the same recipe.", estimate.Basis);
    }

    [Fact]
    public async Task Without_such_trials_the_time_is_unknown_and_the_work_is_reported()
    {
        var spec = Submitted.Request(trials: 40).Spec.Replace("resolution: 16", "resolution: 24", StringComparison.Ordinal);

        var estimate = await Specs.EstimateSearchAsync(new EstimateSearchRequest { Spec = spec }, cancellationToken: Ct);

        Assert.False(estimate.HasSeconds || estimate.HasSecondsPerTrial);
        Assert.True(estimate is { MeanMacs: > 0, MeanParameters: > 0 });
    }

    private static Comparer<string> Comparer()
    {
        string[] order = ["name", "space", "recipe.epochs", "recipe.resolution"];
        return Comparer<string>.Create((left, right) => Array.IndexOf(order, left).CompareTo(Array.IndexOf(order, right)));
    }
}
