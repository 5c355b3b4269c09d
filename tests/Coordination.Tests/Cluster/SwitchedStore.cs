using NasV2.Storage;

namespace NasV2.Coordination.Tests;

/// <summary>A real store that a test can take away.</summary>
internal sealed class SwitchedStore(IJobStore store, StoreSwitch access) : IJobStore
{
    public Task CreateJobAsync(NewJob job, CancellationToken ct) => access.Tell(() => store.CreateJobAsync(job, ct));

    public Task<Job?> FindJobAsync(string jobId, CancellationToken ct) => access.Ask(() => store.FindJobAsync(jobId, ct));

    public Task<IReadOnlyList<Job>> ListJobsAsync(CancellationToken ct) => access.Ask(() => store.ListJobsAsync(ct));

    public Task<IReadOnlyList<string>> ListRunningJobIdsAsync(CancellationToken ct) => access.Ask(() => store.ListRunningJobIdsAsync(ct));

    public Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken ct) =>
        access.Ask(() => store.SetJobStateAsync(jobId, state, message, ct));

    public Task<bool> FinishJobAsync(string jobId, JobState state, string? message, string? resultJson, CancellationToken ct) =>
        access.Ask(() => store.FinishJobAsync(jobId, state, message, resultJson, ct));

    public Task<bool> SetBudgetAsync(string jobId, int trials, CancellationToken ct) =>
        access.Ask(() => store.SetBudgetAsync(jobId, trials, ct));

    public Task<bool> SetPriorityAsync(string jobId, int priority, CancellationToken ct) =>
        access.Ask(() => store.SetPriorityAsync(jobId, priority, ct));

    public Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken ct) =>
        access.Tell(() => store.AddTrialsAsync(jobId, trials, ct));

    public Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken ct) =>
        access.Ask(() => store.ListTrialsAsync(jobId, ct));

    public Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken ct) =>
        access.Ask(() => store.FindTrialAsync(jobId, index, ct));

    public Task<Trial?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken ct) =>
        access.Ask(() => store.LeaseAsync(jobId, index, worker, duration, ct));

    public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken ct) =>
        access.Ask(() => store.RenewAsync(lease, duration, ct));

    public Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<EpochReport> reports, CancellationToken ct) =>
        access.Ask(() => store.ReportEpochsAsync(lease, reports, ct));

    public Task<Trial?> CompleteAsync(Lease lease, TrialResult result, CancellationToken ct) =>
        access.Ask(() => store.CompleteAsync(lease, result, ct));

    public Task<Trial?> ReleaseAsync(Lease lease, Release release, CancellationToken ct) =>
        access.Ask(() => store.ReleaseAsync(lease, release, ct));

    public Task<IReadOnlyList<Trial>> ReleaseExpiredAsync(string jobId, CancellationToken ct) =>
        access.Ask(() => store.ReleaseExpiredAsync(jobId, ct));

    public Task<IReadOnlyList<Trial>> ReleaseAllAsync(string jobId, string reason, CancellationToken ct) =>
        access.Ask(() => store.ReleaseAllAsync(jobId, reason, ct));

    public Task<IReadOnlyList<EpochReport>> ListEpochsAsync(string jobId, int index, CancellationToken ct) =>
        access.Ask(() => store.ListEpochsAsync(jobId, index, ct));

    public Task<bool> AddMeasurementAsync(string jobId, StepMeasurement measurement, CancellationToken ct) =>
        access.Ask(() => store.AddMeasurementAsync(jobId, measurement, ct));

    public Task<IReadOnlyList<StepMeasurement>> ListMeasurementsAsync(string jobId, CancellationToken ct) =>
        access.Ask(() => store.ListMeasurementsAsync(jobId, ct));

    public Task SetCalibrationAsync(string jobId, DeviceCalibration calibration, CancellationToken ct) =>
        access.Tell(() => store.SetCalibrationAsync(jobId, calibration, ct));

    public Task<IReadOnlyList<DeviceCalibration>> ListCalibrationsAsync(string jobId, CancellationToken ct) =>
        access.Ask(() => store.ListCalibrationsAsync(jobId, ct));

    public IAsyncEnumerable<StoredEvent> ReadEventsAsync(
        string jobId, long after, CancellationToken ct, IReadOnlyList<EventKind>? kinds = null) =>
        access.IsAway ? throw StoreSwitch.Away() : store.ReadEventsAsync(jobId, after, ct, kinds);
}
