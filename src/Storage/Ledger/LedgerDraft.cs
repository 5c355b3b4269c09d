namespace NasV2.Storage;

/// <summary>Changes of one job that were decided on top of its ledger, each seeing those before it, and are not yet committed.</summary>
/// <param name="now">Whole milliseconds: what the store keeps is what callers see.</param>
internal sealed class LedgerDraft(JobLedger ledger, DateTimeOffset now)
{
    private readonly Dictionary<int, int> _reporters = [];

    public DateTimeOffset Now => now;

    public string JobId => ledger.JobId;

    /// <summary>The event that the changes follow.</summary>
    public EventRow Base { get; } = ledger.Last;

    public JobHead Head { get; private set; } = ledger.Head;

    public bool ChangesHead { get; private set; }

    public List<EventRow> Events { get; } = [];

    public SortedDictionary<int, TrialEdit> Trials { get; } = [];

    public List<EpochEdit> Epochs { get; } = [];

    public List<StepMeasurement> Measurements { get; } = [];

    public List<DeviceCalibration> Calibrations { get; } = [];

    /// <summary>How many edits there are; a change that added none was refused or had nothing to do.</summary>
    public int Edits { get; private set; }

    /// <summary>Whether a decision took a lease for ended, which only the database knows for sure.</summary>
    public bool ReliesOnEndedLease { get; private set; }

    /// <summary>Whether it must survive a power cut: all but curves and renewals.</summary>
    public bool IsDurable => Events.Exists(e => e.Kind != EventFormat.Epoch);

    public Trial? Find(int index) => Trials.TryGetValue(index, out var edit) ? edit.Row : ledger.Find(index);

    /// <returns>The trial; null where the lease does not hold any more.</returns>
    public Trial? FindLeased(Lease lease) =>
        Find(lease.Index) is { State: TrialState.Leased } trial && trial.Token == lease.Token ? trial : null;

    /// <returns>By index.</returns>
    public IReadOnlyList<Trial> Leased() =>
    [
        .. ledger.Trials.Where(t => !Trials.ContainsKey(t.Index)).Concat(Trials.Values.Select(edit => edit.Row))
            .Where(t => t.State == TrialState.Leased)
            .OrderBy(t => t.Index),
    ];

    public bool HasEnded(Trial leased)
    {
        var ended = leased.LeaseUntil <= now;
        ReliesOnEndedLease |= ended;
        return ended;
    }

    public bool IsMeasured(StepMeasurement measurement) =>
        ledger.IsMeasured(measurement.DeviceType, measurement.Candidate)
        || Measurements.Exists(m => m.DeviceType == measurement.DeviceType && m.Candidate == measurement.Candidate);

    /// <param name="trial">Index of the trial that it is about; null for the job itself.</param>
    public void Append(int? trial, SearchEvent happened)
    {
        Edits++;
        Events.Add(EventRow.From(JobId, new LoggedEvent(Base.Sequence + Events.Count + 1, now, trial, happened)));
    }

    public void SetHead(JobHead head) => (Head, ChangesHead) = (head, true);

    public Trial Put(Trial trial)
    {
        var edit = Edit(trial);
        edit.Whole = true;
        return edit.Row;
    }

    public void Renew(Trial trial, DateTimeOffset until)
    {
        Edits++;
        Edit(trial with { LeaseUntil = until }).Renewed = true;
    }

    public void Report(Trial trial, Epoch epoch)
    {
        // While an attempt goes forward, nothing of others can lie ahead of it.
        int? reporter = _reporters.TryGetValue(trial.Index, out var attempt) ? attempt : ledger.ReporterOf(trial.Index);
        var forward = reporter == trial.Attempt && epoch.Number > trial.LastEpoch;
        Epochs.Add(new(EpochRow.From(trial, epoch), Trim: trial.Attempt > 1 && !forward));
        _reporters[trial.Index] = trial.Attempt;
        Edit(trial with { LastEpoch = epoch.Number }).Reported = true;
    }

    private TrialEdit Edit(Trial row)
    {
        if (!Trials.TryGetValue(row.Index, out var edit))
            return Trials[row.Index] = new TrialEdit(row, isNew: ledger.Find(row.Index) is null);
        edit.Row = row;
        return edit;
    }
}
