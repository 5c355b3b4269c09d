using NasV2.Search.Algorithms;
using NasV2.Search.Results;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Search.Views;

/// <summary>
/// What a search's log adds up to, for those who only look: built from the store's rows, kept true by the events after them. Not safe
/// for use by several threads at once.
/// </summary>
public sealed class SearchView
{
    private readonly RewardFunction _reward;
    private readonly TrialRows _trials;
    private readonly StepTimes _stepTimes;
    private readonly Dictionary<(TrialOrder Order, bool Reverse), IReadOnlyList<TrialEntry>> _orders = [];
    private List<RankedTrial?> _scores = [];
    private IReadOnlyList<TrialEntry>? _entries;

    /// <param name="job">The job; read before the rest, so that the events after its last bring what the rest may lack.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="measurements">Its step measurements outside of trials.</param>
    /// <param name="calibrations">Its maps between device types.</param>
    public SearchView(
        Job job, IEnumerable<Trial> trials, IEnumerable<StepMeasurement> measurements, IEnumerable<DeviceCalibration> calibrations)
    {
        Job = job;
        Spec = SpecJson.Read(job.SpecJson);
        Sequence = job.LastEvent;
        _reward = new RewardFunction(Spec.Reward.StepTime, Spec.Reward.Parameters);
        _stepTimes = new StepTimes(Spec.Space.Reference.Canonical, measurements, calibrations);
        _trials = new TrialRows(job.Id, trials);
        Rescore();
    }

    /// <summary>The job.</summary>
    public Job Job { get; private set; }

    /// <summary>Its spec.</summary>
    public SearchSpec Spec { get; }

    /// <summary>The last event that this view knows.</summary>
    public long Sequence { get; private set; }

    /// <summary>Trials that the job is to run in all.</summary>
    public int Budget => TrialBudget.Of(Spec, Job.Budget);

    /// <summary>Weight when jobs share the workers.</summary>
    public int Priority => Job.Priority ?? Spec.Priority;

    /// <summary>Classes of the dataset; null before the reference architecture was timed, which is when they are told.</summary>
    public int? Classes => _stepTimes.References.FirstOrDefault()?.Classes;

    /// <summary>Trials that ended, well or not.</summary>
    public int Finished => _trials.Finished;

    /// <summary>Trials that ended without completing.</summary>
    public int Unsuccessful => _trials.Unsuccessful;

    /// <summary>Trials that a worker holds, by index.</summary>
    public IEnumerable<Trial> Running => _trials.Running;

    /// <summary>Wall-clock seconds that finished trials took, averaged; null before one ended.</summary>
    public double? SecondsPerTrial => _trials.SecondsPerTrial;

    /// <summary>The trial with the highest reward so far.</summary>
    public RankedTrial? Best { get; private set; }

    /// <summary>Whether the job has ended; once nothing of it runs any more, its log stays as it is.</summary>
    public bool IsFinal => Job.State.IsFinal();

    /// <summary>All trials by index, with their ranks.</summary>
    public IReadOnlyList<TrialEntry> Entries => _entries ??= Rank();

    /// <summary>All trials in an order.</summary>
    public IReadOnlyList<TrialEntry> Ordered(TrialOrder order, bool reverse)
    {
        if (!_orders.TryGetValue((order, reverse), out var sorted))
            _orders.Add((order, reverse), sorted = TrialOrders.Sort(Entries, order, reverse));
        return sorted;
    }

    /// <summary>A trial by its index; null when there is none.</summary>
    public TrialEntry? Find(int index) => index >= 0 && index < Entries.Count ? Entries[index] : null;

    /// <summary>Takes the next event in.</summary>
    public void Apply(StoredEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Sequence = next.Sequence;
        _entries = null;
        _orders.Clear();
        if (next.TrialIndex is { } index)
        {
            _trials.Apply(index, next);
            Score(index);
            return;
        }

        switch (StoredPayload.Read(next))
        {
            case JobStateChanged change:
                Job = Job with { State = change.State, Message = change.Message, StartedAt = Job.StartedAt ?? StartOf(change, next.Time) };
                break;
            case BudgetChanged change:
                Job = Job with { Budget = change.Trials };
                break;
            case PriorityChanged change:
                Job = Job with { Priority = change.Priority };
                break;
            case StepMeasurement measurement:
                _stepTimes.Add(measurement);
                Rescore();
                break;
            case DeviceCalibration calibration:
                _stepTimes.Add(calibration);
                Rescore();
                break;
        }
    }

    /// <summary>Takes the store's row of the job in, which knows more of an end than the log.</summary>
    public void Update(Job row) => Job = row;

    private static DateTimeOffset? StartOf(JobStateChanged change, DateTimeOffset time) => change.State == JobState.Running ? time : null;

    private void Rescore()
    {
        Best = null;
        _scores = [];
        for (var index = 0; index < _trials.Length; index++)
            Score(index);
    }

    private void Score(int index)
    {
        while (_scores.Count <= index)
            _scores.Add(null);
        if (_scores[index] is not null)
            return;
        _scores[index] = Ranking.Score(_trials[index], _stepTimes, _reward);
        if (_scores[index] is { } score && (Best is null || score.Reward > Best.Reward))
            Best = score;
    }

    private List<TrialEntry> Rank()
    {
        var ranked = Ranking.Order(_scores.OfType<RankedTrial>()).ToDictionary(trial => trial.Trial);
        return [.. _trials.Select(row => new TrialEntry(row, ranked.GetValueOrDefault(row.Index)))];
    }
}
