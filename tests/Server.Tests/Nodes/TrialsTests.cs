using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class TrialsTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TrialService.TrialServiceClient Trials => search.Node.Client.Trials;

    [Theory]
    [InlineData(TrialOrder.Unspecified, false, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    [InlineData(TrialOrder.Reward, false, new[] { 7, 6, 5, 4, 2, 1, 0, 3 })]
    [InlineData(TrialOrder.Accuracy, true, new[] { 0, 1, 2, 4, 5, 6, 7, 3 })]
    [InlineData(TrialOrder.Ended, false, new[] { 7, 6, 5, 4, 3, 2, 1, 0 })]
    public async Task Trials_are_listed_in_the_requested_order_with_those_without_the_value_last(
        TrialOrder order, bool reverse, int[] indexes)
    {
        var response = await Trials.ListTrialsAsync(Request(order, reverse), cancellationToken: Ct);

        Assert.Equal(indexes, response.Trials.Select(trial => trial.Index));
        Assert.Equal(8, response.TotalSize);
    }

    [Fact]
    public async Task Pages_together_are_the_whole_list()
    {
        var indexes = new List<int>();
        var request = Request(TrialOrder.Reward);
        request.PageSize = 3;
        do
        {
            var page = await Trials.ListTrialsAsync(request, cancellationToken: Ct);
            indexes.AddRange(page.Trials.Select(trial => trial.Index));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([7, 6, 5, 4, 2, 1, 0, 3], indexes);
    }

    [Fact]
    public async Task The_token_of_one_list_is_not_taken_for_another()
    {
        var request = Request(TrialOrder.Reward);
        request.PageSize = 3;
        var first = await Trials.ListTrialsAsync(request, cancellationToken: Ct);
        var other = new ListTrialsRequest(request) { Order = TrialOrder.Accuracy, PageToken = first.NextPageToken };

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Trials.ListTrialsAsync(other, cancellationToken: Ct));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.StartsWith("page_token is '3.", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_can_be_filtered_by_how_trials_ended()
    {
        var request = Request(TrialOrder.Unspecified);
        request.Statuses.Add(TrialStatus.Diverged);

        var diverged = Assert.Single((await Trials.ListTrialsAsync(request, cancellationToken: Ct)).Trials);

        Assert.Equal((3, TrialStatus.Diverged, "the loss is NaN"), (diverged.Index, diverged.Status, diverged.Message));
        Assert.Null(diverged.Score);
    }

    [Fact]
    public async Task A_reward_can_be_recomputed_from_what_is_listed()
    {
        var best = (await Trials.ListTrialsAsync(Request(TrialOrder.Reward), cancellationToken: Ct)).Trials[0];

        Assert.Equal(1, best.Score.Rank);
        Assert.Equal(
            best.Accuracy * Math.Pow(best.Score.StepRatio, -0.07) * Math.Pow(best.Score.ParameterRatio, -0.05), best.Score.Reward, 12);
    }

    [Fact]
    public async Task A_trial_has_its_curve_and_its_network()
    {
        var response = await Trials.GetTrialAsync(new GetTrialRequest { SearchId = search.Id, Index = 2 }, cancellationToken: Ct);

        Assert.Equal([1, 2], response.Epochs.Select(epoch => epoch.Epoch_));
        Assert.Equal(response.Trial.Candidate, response.Architecture.Canonical);
        Assert.Equal((16, 10), (response.Architecture.Resolution, response.Architecture.Classes));
        Assert.Equal(response.Architecture.Parameters, response.Architecture.Parts.Sum(part => part.Parameters));
    }

    [Fact]
    public async Task Compared_trials_say_where_their_networks_differ()
    {
        var response =
            await Trials.CompareTrialsAsync(new CompareTrialsRequest { SearchId = search.Id, Indexes = { 0, 5 } }, cancellationToken: Ct);

        Assert.Equal([0, 5], response.Trials.Select(trial => trial.Trial.Index));
        Assert.NotEmpty(response.Differences);
        Assert.All(response.Differences, difference =>
        {
            var stages = response.Trials.Select(trial => trial.Architecture.Parts[difference.Stage + 1].Stage).ToList();
            Assert.Equal(2, difference.Values.Distinct().Count());
            if (difference.Field == "kernel")
                Assert.Equal(stages.Select(stage => $"{stage.Kernel}"), difference.Values);
        });
    }

    [Fact]
    public async Task Attempts_say_who_trained_what_and_how_it_ended()
    {
        var attempts = (await Trials.ListAttemptsAsync(new ListAttemptsRequest { SearchId = search.Id }, cancellationToken: Ct)).Attempts;

        Assert.Equal(Enumerable.Range(0, 8), attempts.Select(attempt => attempt.Trial));
        Assert.All(attempts, attempt => Assert.True(attempt.Started.ToDateTime() <= attempt.Ended.ToDateTime()));
        Assert.Equal(TrialStatus.Diverged, attempts[3].Status);
    }

    [Fact]
    public async Task Effects_share_the_ranked_trials_among_the_options_of_each_decision()
    {
        var response = await Trials.ListEffectsAsync(new ListEffectsRequest { SearchId = search.Id }, cancellationToken: Ct);

        Assert.Equal(7, response.Trials);
        Assert.All(
            response.Effects.GroupBy(effect => (effect.Stage, effect.Decision)),
            options => Assert.Equal(7, options.Sum(option => option.Trials)));
        Assert.All(response.Effects, effect => Assert.Equal(effect.Trials > 0, effect.HasMeanReward));
    }

    [Theory]
    [InlineData("none-1", 0, "Job 'none-1' is not in this store.")]
    [InlineData("", 99, "There is no trial 99 in ")]
    public async Task What_is_not_there_is_not_found(string id, int index, string sentence)
    {
        var request = new GetTrialRequest { SearchId = id.Length > 0 ? id : search.Id, Index = index };

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await Trials.GetTrialAsync(request, cancellationToken: Ct));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.StartsWith(sentence, refused.Status.Detail, StringComparison.Ordinal);
    }

    private ListTrialsRequest Request(TrialOrder order, bool reverse = false) => new()
    {
        SearchId = search.Id,
        Order = order,
        Reverse = reverse,
    };
}
