using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

internal sealed class FakeTrialService(FakeCluster cluster) : TrialService.TrialServiceBase
{
    private static readonly Dictionary<string, Func<Stage, string>> Decisions = new()
    {
        ["op"] = stage => stage.Op,
        ["layers"] = stage => $"{stage.Layers}",
        ["kernel"] = stage => $"{stage.Kernel}",
        ["expansion"] = stage => $"{stage.Expansion}",
    };

    public override Task<ListTrialsResponse> ListTrials(ListTrialsRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.SearchId);
        return Task.FromResult(search.Read(() =>
        {
            var found = search.Trials
                .Where(trial => request.Statuses.Count == 0 || request.Statuses.Contains(trial.Status))
                .Where(trial => trial.Candidate.Contains(request.CandidateContains, StringComparison.Ordinal))
                .Where(trial => request.Worker.Length == 0 || trial.Worker == request.Worker);
            var ordered = TrialOrders.Sort(found, request.Order, request.Reverse).ToList();
            var (page, next) = Paging.Page(ordered, request.PageSize, 100, request.PageToken);
            return new ListTrialsResponse
            {
                Trials = { page.Select(trial => request.View == TrialView.Brief ? Brief(trial) : trial.Clone()) },
                NextPageToken = next,
                TotalSize = ordered.Count,
                ResumeToken = $"{search.Events.Count}",
            };
        }));
    }

    public override Task<GetTrialResponse> GetTrial(GetTrialRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.SearchId);
        return Task.FromResult(search.Read(() => Get(search, request.Index)));
    }

    public override Task<CompareTrialsResponse> CompareTrials(CompareTrialsRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.SearchId);
        return Task.FromResult(search.Read(() =>
        {
            var trials = request.Indexes.Select(index => Get(search, index)).ToList();
            var stages = trials.Select(trial => SyntheticNetworks.Parse(trial.Trial.Candidate)).ToList();
            var differences =
                from stage in Enumerable.Range(0, stages[0].Length)
                from decision in Decisions
                let values = stages.Select(network => decision.Value(network[stage])).ToList()
                where values.Distinct().Count() > 1
                select new Difference { Stage = stage, Field = decision.Key, Values = { values } };
            return new CompareTrialsResponse { Trials = { trials }, Differences = { differences } };
        }));
    }

    public override Task<ListAttemptsResponse> ListAttempts(ListAttemptsRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.SearchId);
        return Task.FromResult(
            search.Read(() => new ListAttemptsResponse { Attempts = { search.Attempts.Select(attempt => attempt.Clone()) } }));
    }

    public override Task<ListEffectsResponse> ListEffects(ListEffectsRequest request, ServerCallContext context)
    {
        var search = cluster.Find(request.SearchId);
        var ranked = search.Read(() => search.Trials.Where(trial => trial.Score is not null).ToList());
        var taken =
            from trial in ranked
            from stage in SyntheticNetworks.Parse(trial.Candidate).Select((stage, index) => (Stage: stage, Index: index))
            from decision in Decisions
            group trial by (stage.Index, Decision: decision.Key, Option: decision.Value(stage.Stage)) into option
            orderby option.Key.Index, option.Key.Decision, option.Key.Option
            select Effect(option.Key, [.. option]);
        return Task.FromResult(new ListEffectsResponse { Effects = { taken }, Trials = ranked.Count });
    }

    private static Effect Effect((int Stage, string Decision, string Option) key, IReadOnlyList<Trial> trials)
    {
        var mean = trials.Average(trial => trial.Score.Reward);
        var effect = new Effect
        {
            Stage = key.Stage,
            Decision = key.Decision,
            Option = key.Option,
            Trials = trials.Count,
            MeanReward = mean,
            MeanAccuracy = trials.Average(trial => trial.Accuracy),
        };
        if (trials.Count > 1)
            effect.StandardError =
                Math.Sqrt(trials.Sum(trial => Math.Pow(trial.Score.Reward - mean, 2)) / (trials.Count - 1) / trials.Count);
        return effect;
    }

    private static GetTrialResponse Get(SyntheticSearch search, int index)
    {
        if (index < 0 || index >= search.Trials.Count)
            throw new RpcException(new Status(StatusCode.NotFound, $"Search '{search.Search.Id}' has no trial {index}."));
        var trial = search.Trials[index].Clone();
        if (trial.Score is { } score)
            score.Rank = 1 + search.Trials.Count(other => other.Score?.Reward > score.Reward);
        return new GetTrialResponse
        {
            Trial = trial,
            Epochs = { search.Curves[index] },
            Architecture = SyntheticNetworks.Describe(trial.Candidate),
        };
    }

    private static Trial Brief(Trial trial)
    {
        var brief = trial.Clone();
        (brief.Candidate, brief.Worker, brief.Message, brief.Started, brief.Ended) = ("", "", "", null, null);
        return brief;
    }
}
