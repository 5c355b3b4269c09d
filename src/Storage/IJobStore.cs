namespace NasV2.Storage;

/// <summary>
/// The truth of the search service: jobs, trials, leases, curves and an append-only log of what happened.
/// Every change is one transaction that also appends its events. A lease whose token is not the trial's newest,
/// or whose trial is not leased, is refused: the call returns false and nothing changes.
/// Changes to an unknown job throw <see cref="JobNotFoundException"/>; a store that cannot serve throws <see cref="StoreException"/>.
/// </summary>
public interface IJobStore
{
    /// <exception cref="JobExistsException">The id is taken.</exception>
    Task CreateJobAsync(NewJob job, CancellationToken ct);

    Task<Job?> FindJobAsync(string jobId, CancellationToken ct);

    /// <returns>Newest first; jobs of one millisecond by id.</returns>
    Task<IReadOnlyList<Job>> ListJobsAsync(CancellationToken ct);

    /// <param name="state">Not a final state; those are for <see cref="FinishJobAsync"/>.</param>
    /// <returns>False when the job is already finished, and stays so.</returns>
    Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken ct);

    /// <param name="state">A final state.</param>
    /// <returns>False when the job was already finished; its first ending stands.</returns>
    Task<bool> FinishJobAsync(string jobId, JobState state, string? message, string? resultJson, CancellationToken ct);

    /// <summary>Adds queued trials; one that is there with the same candidate is left as it is.</summary>
    /// <exception cref="CandidateConflictException">An index has another candidate; nothing was added.</exception>
    Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken ct);

    /// <returns>By index.</returns>
    Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken ct);

    Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken ct);

    /// <summary>Takes a trial that is queued, or whose lease has run out, and starts its curve anew.</summary>
    /// <returns>Null when the trial is held, finished or unknown, or when another caller was first.</returns>
    Task<Lease?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken ct);

    /// <summary>Holds the lease for <paramref name="duration"/> from now; appends no event.</summary>
    Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken ct);

    /// <summary>Writes one point of the attempt's curve; the same epoch again replaces it.</summary>
    Task<bool> ReportEpochAsync(Lease lease, EpochReport report, CancellationToken ct);

    /// <summary>Finishes the trial. Only the first call for a trial can return true.</summary>
    Task<bool> CompleteAsync(Lease lease, TrialResult result, CancellationToken ct);

    /// <summary>Puts the trial back into the queue without a result.</summary>
    Task<bool> ReleaseAsync(Lease lease, string reason, CancellationToken ct);

    /// <summary>Puts every trial whose lease has run out back into the queue.</summary>
    /// <returns>How many.</returns>
    Task<int> ReleaseExpiredAsync(string jobId, CancellationToken ct);

    /// <summary>Puts every leased trial back into the queue; for a restart that knows all workers are gone.</summary>
    /// <returns>How many.</returns>
    Task<int> ReleaseAllAsync(string jobId, string reason, CancellationToken ct);

    /// <returns>The curve of the newest attempt, by epoch.</returns>
    Task<IReadOnlyList<EpochReport>> ListEpochsAsync(string jobId, int index, CancellationToken ct);

    /// <returns>False when this device type has a measurement; the first one stands.</returns>
    Task<bool> AddReferenceAsync(string jobId, ReferenceMeasurement measurement, CancellationToken ct);

    /// <returns>By device type.</returns>
    Task<IReadOnlyList<ReferenceMeasurement>> ListReferencesAsync(string jobId, CancellationToken ct);

    /// <summary>The events after <paramref name="after"/> in order, up to the newest there is; it does not wait for more.</summary>
    /// <param name="after">A sequence; 0 reads from the start.</param>
    IAsyncEnumerable<StoredEvent> ReadEventsAsync(string jobId, long after, CancellationToken ct);
}
