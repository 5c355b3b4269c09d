namespace NasV2.Storage;

/// <summary>
/// The truth of the search service: jobs, trials, leases, curves and an append-only log of what happened.
/// Every change is one transaction that also appends its events. A lease whose token is not the trial's newest,
/// or whose trial is not leased, is refused: the call answers false or null and nothing changes.
/// Changes to an unknown job throw <see cref="JobNotFoundException"/>, those of a lease are refused;
/// a store that cannot serve throws <see cref="StoreException"/> within a few seconds, and the change may have happened or not.
/// A cancelled call has not happened. What survives a power cut: docs/store.md.
/// </summary>
public interface IJobStore
{
    /// <exception cref="JobExistsException">The id is taken.</exception>
    Task CreateJobAsync(NewSearchJob job, CancellationToken cancellationToken);

    Task<SearchJob?> FindJobAsync(string jobId, CancellationToken cancellationToken);

    /// <returns>Newest first; jobs of one millisecond by id.</returns>
    Task<IReadOnlyList<SearchJob>> ListJobsAsync(CancellationToken cancellationToken);

    /// <returns>The jobs in <see cref="JobState.Running"/>, oldest first; jobs of one millisecond by id.</returns>
    Task<IReadOnlyList<string>> ListRunningJobIdsAsync(CancellationToken cancellationToken);

    /// <param name="state">Not a final state; those are for <see cref="FinishJobAsync"/>.</param>
    /// <returns>False when the job is already finished, and stays so.</returns>
    Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken cancellationToken);

    /// <param name="state">A final state.</param>
    /// <returns>False when the job was already finished; its first ending is kept.</returns>
    Task<bool> FinishJobAsync(string jobId, JobState state, string? message, string? resultJson, CancellationToken cancellationToken);

    /// <param name="change">What to change; null values stay as they are. A change that changes nothing appends no event.</param>
    /// <returns>False when the job is already finished.</returns>
    Task<bool> ChangeSettingsAsync(string jobId, SearchSettings change, CancellationToken cancellationToken);

    /// <summary>Adds queued trials; one that is there with the same candidate is left as it is.</summary>
    /// <exception cref="CandidateConflictException">An index has another candidate; nothing was added.</exception>
    Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken);

    /// <returns>By index.</returns>
    Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken cancellationToken);

    Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken cancellationToken);

    /// <summary>Takes a trial that is queued, or whose lease has run out. Its curve stays, for it may be resumed.</summary>
    /// <returns>The leased trial; null when it is held, finished, unknown, or not to run before <see cref="Trial.NotBefore"/>,
    /// and when its job is paused or has ended.</returns>
    Task<Trial?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Holds the lease for <paramref name="duration"/> from now; appends no event.</summary>
    Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>
    /// Writes points of the curve, in order, an event each. The same epoch again replaces it; points beyond it that another attempt
    /// wrote are dropped, for this attempt has not come so far.
    /// </summary>
    Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<Epoch> epochs, CancellationToken cancellationToken);

    /// <summary>Finishes the trial. The same completion under the same token again answers the row and changes nothing.</summary>
    /// <returns>The finished trial; null when refused.</returns>
    Task<Trial?> CompleteAsync(Lease lease, TrialResult result, CancellationToken cancellationToken);

    /// <summary>Puts the trial back into the queue without a result.</summary>
    /// <returns>The queued trial; null when refused.</returns>
    Task<Trial?> ReleaseAsync(Lease lease, Release release, CancellationToken cancellationToken);

    /// <summary>Puts every trial whose lease has run out back into the queue.</summary>
    /// <returns>Those trials, by index.</returns>
    Task<IReadOnlyList<Trial>> ReleaseExpiredAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Puts every leased trial back into the queue; for a restart that knows all workers are gone.</summary>
    /// <returns>Those trials, by index.</returns>
    Task<IReadOnlyList<Trial>> ReleaseAllAsync(string jobId, string reason, CancellationToken cancellationToken);

    /// <returns>The curve by epoch; after a resume its beginning may be an earlier attempt's.</returns>
    Task<IReadOnlyList<Epoch>> ListEpochsAsync(string jobId, int index, CancellationToken cancellationToken);

    /// <returns>False when this network has a measurement on this device type; the first one is kept.</returns>
    Task<bool> AddMeasurementAsync(string jobId, StepMeasurement measurement, CancellationToken cancellationToken);

    /// <returns>By device type, then candidate.</returns>
    Task<IReadOnlyList<StepMeasurement>> ListMeasurementsAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Stores the map of a device type; it replaces an older one.</summary>
    Task SetCalibrationAsync(string jobId, DeviceCalibration calibration, CancellationToken cancellationToken);

    /// <returns>By device type.</returns>
    Task<IReadOnlyList<DeviceCalibration>> ListCalibrationsAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>The events after <paramref name="after"/> in order, up to the newest there is; it does not wait for more.</summary>
    /// <param name="after">A sequence; 0 reads from the start.</param>
    /// <param name="types">Only events of these types; null for all.</param>
    IAsyncEnumerable<LoggedEvent> ReadEventsAsync(
        string jobId, long after, CancellationToken cancellationToken, IReadOnlyCollection<Type>? types = null);
}
