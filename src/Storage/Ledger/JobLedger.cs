namespace NasV2.Storage;

/// <summary>What a writer remembers of one job: enough to decide every change of it without asking the database.</summary>
internal sealed class JobLedger
{
    private readonly Dictionary<int, Trial> _trials = [];
    private readonly Dictionary<int, int> _reporters = [];
    private HashSet<(string DeviceType, string Candidate)> _measured = [];

    public JobLedger(LedgerRows rows) => Refresh(rows);

    public JobHead Head { get; private set; } = null!;

    public EventRow Last { get; private set; } = null!;

    public string JobId => Last.JobId;

    public IEnumerable<Trial> Trials => _trials.Values;

    public Trial? Find(int index) => _trials.GetValueOrDefault(index);

    public bool IsMeasured(string deviceType, string candidate) => _measured.Contains((deviceType, candidate));

    /// <returns>The attempt that reported last, or null when we did not see it.</returns>
    public int? ReporterOf(int index) => _reporters.TryGetValue(index, out var attempt) ? attempt : null;

    /// <summary>Takes in what the database holds now.</summary>
    public void Refresh(LedgerRows rows)
    {
        (Head, Last) = (rows.Head, rows.Last);
        _measured = [.. rows.Measured];
        foreach (var trial in rows.Trials)
        {
            _trials[trial.Index] = trial;
            _reporters.Remove(trial.Index);
        }
    }

    /// <summary>Takes in what was committed.</summary>
    public void Apply(LedgerDraft draft)
    {
        Head = draft.Head;
        if (draft.Events.Count > 0)
            Last = draft.Events[^1];
        foreach (var edit in draft.Trials.Values)
            _trials[edit.Row.Index] = edit.Row;
        foreach (var edit in draft.Epochs)
            _reporters[edit.Row.TrialIndex] = edit.Row.Attempt;
        foreach (var measurement in draft.Measurements)
            _measured.Add((measurement.DeviceType, measurement.Candidate));
    }

    /// <summary>Takes in when leases end, which another head may have put off without an event.</summary>
    public void SetLeaseTimes(IEnumerable<(int Index, long Token, DateTimeOffset? Until)> times)
    {
        foreach (var (index, token, until) in times)
        {
            if (_trials.TryGetValue(index, out var trial) && trial.Token == token && trial.State == TrialState.Leased)
                _trials[index] = trial with { LeaseUntil = until };
        }
    }
}
