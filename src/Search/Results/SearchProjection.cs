using NasV2.Algorithms;
using NasV2.Search.Views;
using NasV2.Specs;

namespace NasV2.Search.Results;

/// <summary>
/// What a search's log adds up to: built from the store's rows, kept current by events (<see cref="Apply"/>) or by newer rows
/// (<see cref="Put"/>), in any order. The coordinator and the API share it. Not safe for concurrent use.
/// </summary>
public sealed class SearchProjection
{
    private readonly RewardFunction _reward;
    private readonly TrialTable _trials = new();
    private readonly List<RankedTrial?> _scores = [];
    private readonly SortedSet<int> _withoutStep = [];
    private readonly SortedDictionary<int, long> _rescored = [];
    private long _lastRescored;
    private readonly Dictionary<(TrialOrder Order, bool Reverse), IReadOnlyList<TrialEntry>> _orders = [];
    private IReadOnlyList<TrialEntry>? _entries;

    /// <param name="job">The job; read before the rest, so that the events after its last bring what the rest may lack.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="measurements">Its step measurements outside of trials.</param>
    /// <param name="calibrations">Its maps between device types.</param>
    public SearchProjection(
        SearchJob job, IEnumerable<Trial> trials, IEnumerable<StepMeasurement> measurements, IEnumerable<DeviceCalibration> calibrations)
    {
        Job = job;
        Spec = SpecJson.Read(job.SpecJson);
        Sequence = job.LastEvent;
        _reward = new RewardFunction(Spec.Reward.StepTime, Spec.Reward.Parameters);
        StepTimes = new StepTimes(Spec.Space.Reference.Canonical, measurements, calibrations);
        foreach (var trial in trials.OrderBy(trial => trial.Index))
        {
            Put(trial);
            if (ScoreOf(trial.Index) is not null)
                _rescored[trial.Index] = _lastRescored = Sequence;
        }
    }

    /// <summary>The job.</summary>
    public SearchJob Job { get; private set; }

    /// <summary>Its spec.</summary>
    public SearchSpec Spec { get; }

    /// <summary>The last event that is taken in.</summary>
    public long Sequence { get; private set; }

    /// <summary>S of every candidate that was measured.</summary>
    public StepTimes StepTimes { get; }

    /// <summary>Trials that the job is to run in all: those asked for, or the members of its space where those are fewer.</summary>
    public int Budget => TrialBudget.Compute(Spec, Job.Settings.Trials);

    /// <summary>Weight when jobs share the workers.</summary>
    public int Priority => Job.Settings.Priority ?? Spec.Priority;

    /// <summary>Trials and measurements that may run at a time; null for any number.</summary>
    public int? MaxWorkers => (Job.Settings.Workers ?? Spec.Limits.Workers) is > 0 and var limit ? limit : null;

    /// <summary>Classes of the dataset; null before the reference architecture was timed, which is when a worker reports them.</summary>
    public int? Classes => StepTimes.References.FirstOrDefault()?.Classes;

    /// <summary>
    /// Share of the largest class of the minival, which an accuracy has to exceed; null before a trial reported it.
    /// </summary>
    public double? LargestClass { get; private set; }

    /// <summary>Why a search that has ended has fewer trials than were asked for; null where it has as many.</summary>
    public string? Note => _trials.Count >= TrialsAskedFor
        ? null
        : (Spec.Constraints is null
            ? $"the space has only {_trials.Count} members"
            : $"the sampler found only {_trials.Count} members that meet the constraints")
            + $", fewer than the {TrialsAskedFor} trials asked for: all of them were tried";

    /// <summary>All trials, by index.</summary>
    public IReadOnlyList<Trial> Trials => _trials;

    /// <summary>Trials that ended, well or not.</summary>
    public int Finished => _trials.Finished;

    /// <summary>Trials that ended without completing.</summary>
    public int Unsuccessful => _trials.Unsuccessful;

    /// <summary>Trials that a worker holds, by index.</summary>
    public IEnumerable<Trial> Running => _trials.Running;

    /// <summary>Wall-clock seconds that finished trials took, averaged; null before one ended.</summary>
    public double? SecondsPerTrial => _trials.SecondsPerTrial;

    /// <summary>Wall-clock seconds that the search will still take; null while it does not run, or before a trial ended.</summary>
    public double? SecondsLeft => Job.State == JobState.Running
        ? RemainingTime.EstimateSeconds(Budget - Finished, _trials.Running.Count(), SecondsPerTrial)
        : null;

    /// <summary>The trial with the highest reward so far.</summary>
    public RankedTrial? Best { get; private set; }

    /// <summary>Completed trials whose S is not known, or did not settle and was measured once only, by index.</summary>
    public IEnumerable<Trial> WithoutStep => _withoutStep.Select(index => _trials[index]);

    /// <summary>Device types that completed trials were timed on.</summary>
    public IEnumerable<string> TimedOn => _trials.Select(trial => trial.Result?.StepTime?.DeviceType).OfType<string>().Distinct();

    /// <summary>All trials by index, with their ranks.</summary>
    public IReadOnlyList<TrialEntry> Entries => _entries ??= Rank();

    private int TrialsAskedFor => Job.Settings.Trials ?? Spec.Trials;

    /// <summary>All trials in an order.</summary>
    public IReadOnlyList<TrialEntry> Ordered(TrialOrder order, bool reverse)
    {
        if (!_orders.TryGetValue((order, reverse), out var sorted))
            _orders.Add((order, reverse), sorted = TrialOrders.Sort(Entries, order, reverse));
        return sorted;
    }

    /// <summary>A trial by its index; null when there is none.</summary>
    public TrialEntry? Find(int index) => index >= 0 && index < Entries.Count ? Entries[index] : null;

    /// <summary>A trial's reward and what it is made of, with rank 0; null unless it completed and its S is known.</summary>
    public RankedTrial? ScoreOf(int index) => _scores[index];

    /// <summary>
    /// Trials whose scores changed by an event after <paramref name="after"/> and up to <paramref name="upTo"/> that was not their own
    /// end, by index. Scores from the rows count as changed by the last event that the rows contain.
    /// </summary>
    public IEnumerable<int> RescoredIn(long after, long upTo) =>
        _lastRescored <= after ? [] : _rescored.Where(entry => entry.Value > after && entry.Value <= upTo).Select(entry => entry.Key);

    /// <summary>Completed trials whose S is known, best first.</summary>
    public IReadOnlyList<RankedTrial> Ranked() => Ranking.Order(_scores.OfType<RankedTrial>());

    /// <summary>Takes the next event in; one that the rows know already changes nothing that later events do not bring again.</summary>
    public void Apply(LoggedEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Sequence = next.Sequence;
        if (next.Trial is { } index)
        {
            if (_trials.Apply(Job.Id, index, next))
                Score(index);
            return;
        }

        switch (next.Event)
        {
            case SearchStateChanged change:
                var started = Job.StartedAt ?? (change.State == JobState.Running ? next.Time : null);
                Job = Job with { State = change.State, Message = change.Message, StartedAt = started };
                break;
            case SettingsChanged { Change: var change }:
                Job = Job with { Settings = Job.Settings.With(change) };
                break;
            case StepMeasured measured:
                Add([measured.Measurement]);
                break;
            case DeviceCalibrated calibrated:
                Add([calibrated.Calibration]);
                break;
        }
    }

    /// <summary>Takes the store's row of the job in.</summary>
    public void Update(SearchJob row) => Job = row;

    /// <summary>Takes a trial's row in; a row older than what is known changes nothing.</summary>
    /// <returns>Whether it was taken in.</returns>
    public bool Put(Trial row)
    {
        var isTaken = _trials.Put(row);
        if (isTaken)
            Score(row.Index);
        return isTaken;
    }

    /// <summary>Takes step measurements in; the first of a (device type, candidate) is kept.</summary>
    public void Add(IEnumerable<StepMeasurement> measurements)
    {
        foreach (var measurement in measurements)
            StepTimes.Add(measurement);
        Rescore();
    }

    /// <summary>Takes calibrations in; the newest of a device type is kept.</summary>
    public void Add(IEnumerable<DeviceCalibration> calibrations)
    {
        foreach (var calibration in calibrations)
            StepTimes.Add(calibration);
        Rescore();
    }

    /// <summary>What S is divided by, or how it is mapped, has changed: so have all rewards.</summary>
    private void Rescore()
    {
        Best = null;
        for (var index = 0; index < _trials.Count; index++)
        {
            var before = ScoreOf(index);
            Score(index);
            if (ScoreOf(index) != before)
                _rescored[index] = _lastRescored = Sequence;
        }
    }

    private void Score(int index)
    {
        _entries = null;
        _orders.Clear();
        while (_scores.Count <= index)
            _scores.Add(null);
        var trial = _trials[index];
        LargestClass ??= trial.Result?.Minival?.LargestClass;
        if (NeedsStep(trial))
            _withoutStep.Add(index);
        else
            _withoutStep.Remove(index);
        _scores[index] = Ranking.Score(trial, StepTimes, _reward);
        if (_scores[index] is { } score && (Best is null || score.Reward > Best.Reward))
            Best = score;
    }

    private bool NeedsStep(Trial trial)
    {
        if (trial.Result is not { Outcome: TrialOutcome.Completed } result)
            return false;
        if (StepTimes.Relative(trial.Candidate, result.StepTime) is not { } step)
            return true;
        // A spec that allows too few steps has chosen not to settle: timing once more would not either.
        return !step.IsSettled && Spec.StepTime.MaxSteps >= StepTimeSpec.EnoughSteps && !StepTimes.WasMeasured(trial.Candidate);
    }

    private List<TrialEntry> Rank()
    {
        var ranked = Ranked().ToDictionary(trial => trial.Trial);
        return [.. _trials.Select(row => new TrialEntry(row, ranked.GetValueOrDefault(row.Index)))];
    }
}
