namespace NasV2.Contracts;

/// <summary>Coordinates one search job; its key is the job's id. It rebuilds itself from the store when it activates.</summary>
[Alias("nasv2.ISearchGrain")]
public interface ISearchGrain : IGrainWithStringKey
{
    /// <summary>Starts or goes on with the job, whose record must be in the store; does nothing when it has ended.</summary>
    /// <param name="specJson">The spec for this run, where its data lies elsewhere than the stored one says; null for the stored one.</param>
    [Alias("Start")]
    Task StartAsync(string? specJson);

    /// <summary>Where the job stands.</summary>
    [Alias("Progress")]
    Task<SearchProgress> ProgressAsync();

    /// <summary>Leases the next trial to a worker, or answers null when there is none to lease now.</summary>
    [Alias("LeaseNext")]
    Task<TrialAssignment?> LeaseNextAsync(WorkerDescription worker);

    /// <summary>Extends a lease; false when it was lost, and the worker must stop.</summary>
    [Alias("Renew")]
    Task<bool> RenewAsync(TrialLease lease);

    /// <summary>Stores what the reference architecture measured on a device type; the first report of a type counts.</summary>
    [Alias("ReportReference")]
    Task ReportReferenceAsync(ReferenceReport report);

    /// <summary>Stores an epoch; false when the lease was lost.</summary>
    [Alias("ReportEpoch")]
    Task<bool> ReportEpochAsync(TrialLease lease, EpochReport report);

    /// <summary>Stores the end of a trial; false when the lease was lost and nothing was stored.</summary>
    [Alias("Complete")]
    Task<bool> CompleteAsync(TrialLease lease, TrialReport report);

    /// <summary>Gives a trial back unfinished after an infrastructure failure; it does not count against the budget.</summary>
    /// <param name="lease">The lease that is given up.</param>
    /// <param name="reason">Why.</param>
    /// <param name="trainerDied">Whether the trial took its trainer down: one that keeps doing so ends as failed.</param>
    [Alias("Release")]
    Task ReleaseAsync(TrialLease lease, string reason, bool trainerDied);

    /// <summary>
    /// Gives a trial back and pauses the whole job, for a reason that every trial would meet and a person can mend,
    /// such as a damaged dataset.
    /// </summary>
    [Alias("Refuse")]
    Task RefuseAsync(TrialLease lease, string reason);
}
