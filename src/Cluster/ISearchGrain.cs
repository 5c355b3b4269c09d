namespace NasV2.Cluster;

/// <summary>
/// Coordinates one search job; its key is the job's id. It rebuilds itself from the store when it activates. While the store
/// cannot be reached, calls fail and change nothing; callers retry their reports.
/// </summary>
[Alias("nasv2.ISearchGrain")]
public interface ISearchGrain : IGrainWithStringKey
{
    /// <summary>Starts or resumes the job, whose record must be in the store; does nothing when it has ended.</summary>
    /// <param name="specJson">The spec for this run, where its data lies elsewhere than the stored one
    /// says; null for the stored one.</param>
    [Alias("Start")]
    Task StartAsync(string? specJson);

    /// <summary>Only activates the coordinator, so that a running job continues after its head died.</summary>
    [Alias("Wake")]
    Task WakeAsync();

    /// <summary>Progress of the job.</summary>
    [Alias("Progress")]
    Task<SearchProgress> ProgressAsync();

    /// <summary>Stops scheduling new work; running trials finish and count. <see cref="StartAsync"/> resumes.</summary>
    /// <param name="reason">Why, to be shown.</param>
    [Alias("Pause")]
    Task PauseAsync(string reason);

    /// <summary>Ends the job without a result; its devices are free within two seconds.</summary>
    /// <param name="reason">Why, to be shown.</param>
    [Alias("Cancel")]
    Task CancelAsync(string reason);

    /// <summary>Changes settings of the job; trials that run or have ended stay.</summary>
    [Alias("ChangeSettings")]
    Task ChangeSettingsAsync(SearchSettings change);

    /// <summary>Gives each of these workers something to do, as far as there is.</summary>
    [Alias("Grant")]
    Task<WorkGrant> GrantAsync(IReadOnlyList<WorkerDescription> workers);

    /// <summary>Extends a lease; false when it was lost, and the worker must stop.</summary>
    [Alias("Renew")]
    Task<bool> RenewAsync(Lease lease);

    /// <summary>Stores a step measurement; the first of a (device type, candidate) is kept.</summary>
    [Alias("ReportMeasurement")]
    Task ReportMeasurementAsync(StepMeasurement measurement);

    /// <summary>A measurement could not be made; it is assigned again after a pause.</summary>
    /// <param name="assignment">What was asked for.</param>
    /// <param name="deviceType">Hardware that was to measure it.</param>
    /// <param name="reason">Why not.</param>
    /// <param name="trainerDied">Whether it took its trainer down.</param>
    [Alias("AbandonMeasurement")]
    Task AbandonMeasurementAsync(MeasureAssignment assignment, string deviceType, string reason, bool trainerDied);

    /// <summary>Stores epochs of a trial, in order; false when the lease was lost.</summary>
    [Alias("ReportEpochs")]
    Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<Epoch> epochs);

    /// <summary>Stores the end of a trial; false when the lease was lost and nothing was stored.</summary>
    [Alias("Complete")]
    Task<bool> CompleteAsync(Lease lease, TrialResult result);

    /// <summary>Gives a trial back unfinished after an infrastructure failure; it does not count against the budget.</summary>
    /// <param name="lease">The lease that is given up.</param>
    /// <param name="reason">Why.</param>
    /// <param name="trainerDied">Whether the trial took its trainer down: one that keeps doing so ends as failed.</param>
    [Alias("Release")]
    Task ReleaseAsync(Lease lease, string reason, bool trainerDied);

    /// <summary>
    /// Pauses the whole job, for a reason that every trial would meet and a person can fix, such as a damaged dataset.
    /// </summary>
    /// <param name="lease">The trial that met it, which goes back to the queue; null when a measurement met it.</param>
    /// <param name="reason">One sentence for the job's owner.</param>
    [Alias("Refuse")]
    Task RefuseAsync(Lease? lease, string reason);
}
