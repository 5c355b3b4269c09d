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
    private readonly List<TrialProgress> _trials = [];
    private readonly List<Observation> _observations = [];
    private readonly SortedSet<int> _queued = [];
    private readonly SortedSet<int> _withoutStep = [];
    private int _finished;

    public SearchJob(Job record, SearchSpec spec, IEnumerable<Trial> trials, StepTimes stepTimes)
    {
        Record = record;
        Spec = spec;
        StepTimes = stepTimes;
        _sampler = Samplers.Find(spec.Sampler);
        _reward = new RewardFunction(spec.Reward.StepTime, spec.Reward.Parameters);
        foreach (var trial in trials.OrderBy(trial => trial.Index))
            Add(new TrialProgress(trial, isStored: true));
    }

    public Job Record { get; set; }

    public SearchSpec Spec { get; }

    public StepTimes StepTimes { get; }

    public IReadOnlyList<TrialProgress> Trials => _trials;

    public RankedTrial? Best { get; private set; }

    public int Budget => TrialBudget.Of(Spec, Record.Budget);

    /// <summary>Weight when jobs share the workers.</summary>
    public int Priority => Record.Priority ?? Spec.Priority;

    public int Leased => _trials.Count - _queued.Count - _finished;

    public int Finished => _finished;

    public string? Note => Budget < (Record.Budget ?? Spec.Trials)
        ? $"the space has only {Budget} members, fewer than the {Record.Budget ?? Spec.Trials} trials asked for: all of them were tried"
        : null;

    /// <summary>Whether every trial of the budget has ended and none beyond it runs.</summary>
    public bool IsTrained => _trials.Count >= Budget && Leased == 0 && (_queued.Count == 0 || _queued.Min >= Budget);

    /// <summary>Completed trials whose S is not known, or did not settle and was measured once only.</summary>
    public IEnumerable<string> WithoutStep => _withoutStep.Select(index => _trials[index].Record.Candidate);

    /// <summary>Device types that completed trials were timed on.</summary>
    public IEnumerable<string> TimedOn => _trials.Select(trial => trial.Record.Result?.StepTime?.DeviceType).OfType<string>().Distinct();

    /// <summary>Whether a trial could be given out now or after a pause.</summary>
    public bool HasMore => _trials.Count < Budget || (_queued.Count > 0 && _queued.Min < Budget);

    /// <summary>
    /// Takes the next trial out of the queue, or a new proposal; it is the caller's until <see cref="Update"/> or <see cref="PutBack"/>.
    /// </summary>
    /// <returns>Null when there is none to be had at <paramref name="now"/>.</returns>
    public TrialProgress? Take(DateTimeOffset now)
    {
        foreach (var index in _queued)
        {
            if (index >= Budget)
                break;
            if (_trials[index].Record.NotBefore is { } until && until > now)
                continue;
            _queued.Remove(index);
            return _trials[index];
        }

        if (_trials.Count >= Budget || _sampler.Suggest(Spec.Space, _observations, Spec.Seed) is not { } candidate)
            return null;
        var proposal = new Trial(
            Record.Id, _trials.Count, candidate.Canonical, TrialState.Queued, 0, 0, 0, null, null, null, null, null, 0, null);
        Add(new TrialProgress(proposal, isStored: false));
        _queued.Remove(proposal.Index);
        return _trials[proposal.Index];
    }

    /// <summary>Puts a trial that was taken back into the queue as it was.</summary>
    public void PutBack(int index)
    {
        if (_trials[index].Record.State == TrialState.Queued)
            _queued.Add(index);
    }

    /// <summary>Seed of a trial's weights, data order and augmentation: a function of the job's seed and the index alone.</summary>
    public long TrialSeed(int index) => unchecked((Spec.Seed * 1_000_003L) + index) & long.MaxValue;

    /// <summary>Takes a trial's row in; rows older than what is known change nothing.</summary>
    public void Update(Trial row)
    {
        if (row.Index == _trials.Count)
        {
            Add(new TrialProgress(row, isStored: true));
            return;
        }

        var trial = _trials[row.Index];
        var wasFinished = trial.Record.State == TrialState.Finished;
        var proposed = trial.Record.Candidate;
        if (!trial.Update(row))
            return;
        if (row.Candidate != proposed)
            _observations[row.Index] = new Observation(Architecture.Parse(row.Candidate), null);
        if (row.State == TrialState.Finished && !wasFinished)
            _finished++;
        if (row.State == TrialState.Queued)
            _queued.Add(row.Index);
        else
            _queued.Remove(row.Index);
        Score(trial);
    }

    public void Add(IEnumerable<StepMeasurement> measurements)
    {
        foreach (var measurement in measurements)
            StepTimes.Add(measurement);
        Rescore();
    }

    public void Add(IEnumerable<DeviceCalibration> calibrations)
    {
        foreach (var calibration in calibrations)
            StepTimes.Add(calibration);
        Rescore();
    }

    public IReadOnlyList<RankedTrial> Rank() => Ranking.Of(_trials.Select(trial => trial.Record), StepTimes, _reward);

    public SearchResult Result() => SearchResultWriter.Write(this, Rank(), _reward);

    private void Add(TrialProgress trial)
    {
        _trials.Add(trial);
        _observations.Add(new Observation(Architecture.Parse(trial.Record.Candidate), null));
        if (trial.Record.State == TrialState.Finished)
            _finished++;
        else if (trial.Record.State == TrialState.Queued)
            _queued.Add(trial.Record.Index);
        Score(trial);
    }

    /// <summary>What S is divided by, or how it is mapped, has changed: so have all rewards.</summary>
    private void Rescore()
    {
        Best = null;
        foreach (var trial in _trials)
            Score(trial);
    }

    private void Score(TrialProgress trial)
    {
        if (NeedsStep(trial.Record))
            _withoutStep.Add(trial.Record.Index);
        else
            _withoutStep.Remove(trial.Record.Index);
        if (Ranking.Score(trial.Record, StepTimes, _reward) is not { } scored)
            return;
        _observations[scored.Trial] = _observations[scored.Trial] with { Reward = scored.Reward };
        if (Best is null || scored.Reward > Best.Reward)
            Best = scored;
    }

    private bool NeedsStep(Trial trial)
    {
        if (trial.Result is not { Outcome: TrialOutcome.Completed } result)
            return false;
        if (StepTimes.Of(trial.Candidate, result.StepTime) is not { } step)
            return true;
        // A spec that allows too few steps has chosen not to settle: timing once more would not either.
        return !step.IsSettled && Spec.StepTime.MaxSteps >= StepTimeSpec.EnoughSteps && !StepTimes.WasMeasured(trial.Candidate);
    }
}
