using NasV2.Contracts;
using NasV2.Search.Algorithms;
using NasV2.Search.Results;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <summary>What a coordinator knows of its job: the store's records and what follows from them.</summary>
internal sealed class SearchJob
{
    private readonly ISampler _sampler;
    private readonly RewardFunction _reward;
    private readonly Dictionary<string, ReferenceMeasurement> _references = new(StringComparer.Ordinal);
    private readonly List<TrialProgress> _trials = [];
    private readonly List<Observation> _observations = [];
    private RankedTrial? _best;

    public SearchJob(Job record, SearchSpec spec, IEnumerable<Trial> trials, IEnumerable<ReferenceMeasurement> references)
    {
        Record = record;
        Spec = spec;
        _sampler = Samplers.Find(spec.Sampler);
        _reward = new RewardFunction(spec.Reward.StepTime, spec.Reward.Parameters);
        foreach (var reference in references)
            _references.Add(reference.DeviceType, reference);
        foreach (var trial in trials.OrderBy(trial => trial.Index))
            Add(trial);
    }

    public Job Record { get; set; }

    public SearchSpec Spec { get; }

    public IReadOnlyList<TrialProgress> Trials => _trials;

    public int Budget => TrialBudget.Of(Spec);

    public string? Note => Budget < Spec.Trials
        ? $"the space has only {Budget} members, fewer than the {Spec.Trials} trials asked for: all of them were tried"
        : null;

    public bool IsDone => _trials.Count == Budget && _trials.TrueForAll(trial => trial.Record.State == TrialState.Finished);

    public bool Knows(string deviceType) => _references.ContainsKey(deviceType);

    public void Add(ReferenceMeasurement reference) => _references.TryAdd(reference.DeviceType, reference);

    public void Add(Trial record)
    {
        var trial = new TrialProgress(record);
        _trials.Add(trial);
        _observations.Add(new Observation(Architecture.Parse(record.Candidate), null));
        Score(trial);
    }

    /// <summary>The sampler's next candidate with its index; null when the budget is spent.</summary>
    public NewTrial? Propose()
    {
        if (_trials.Count >= Budget)
            return null;
        var candidate = _sampler.Suggest(Spec.Space, _observations, Spec.Seed);
        return candidate is null ? null : new NewTrial(_trials.Count, candidate.Canonical);
    }

    /// <summary>Seed of a trial's weights, data order and augmentation: a function of the job's seed and the index alone.</summary>
    public long TrialSeed(int index) => unchecked((Spec.Seed * 1_000_003L) + index) & long.MaxValue;

    /// <summary>Takes a trial's new record in.</summary>
    public void Update(Trial record)
    {
        var trial = _trials[record.Index];
        trial.Record = record;
        Score(trial);
    }

    public IReadOnlyList<RankedTrial> Rank() => Ranking.Of(_trials.Select(trial => trial.Record), _references.Values, _reward);

    public SearchResult Result() => SearchResultWriter.Write(this, Rank(), _references.Values, _reward);

    public SearchProgress Progress() => new()
    {
        JobId = Record.Id,
        State = Record.State.ToString(),
        Message = Record.Message,
        Trials = Budget,
        Finished = _trials.Count(trial => trial.Record.State == TrialState.Finished),
        Unsuccessful = _trials.Count(trial => trial.Record.Result is { Outcome: not Storage.TrialOutcome.Completed }),
        BestReward = _best?.Reward,
        BestTrial = _best?.Trial,
        BestAccuracy = _best?.Accuracy,
        Running =
        [
            .. _trials
                .Where(trial => trial.Record.State == TrialState.Leased)
                .Select(trial => new RunningTrial(trial.Record.Index, trial.Record.Worker ?? "", trial.Record.Candidate, trial.LastEpoch)),
        ],
        SecondsPerTrial = MeanSeconds(),
    };

    private void Score(TrialProgress trial)
    {
        if (Ranking.Score(trial.Record, _references, _reward) is not { } scored)
            return;
        _observations[scored.Trial] = _observations[scored.Trial] with { Reward = scored.Reward };
        if (_best is null || scored.Reward > _best.Reward)
            _best = scored;
    }

    private double? MeanSeconds()
    {
        var seconds = _trials
            .Where(trial => trial.Record is { State: TrialState.Finished, StartedAt: not null, FinishedAt: not null })
            .Select(trial => (trial.Record.FinishedAt!.Value - trial.Record.StartedAt!.Value).TotalSeconds)
            .ToList();
        return seconds.Count == 0 ? null : seconds.Average();
    }
}
