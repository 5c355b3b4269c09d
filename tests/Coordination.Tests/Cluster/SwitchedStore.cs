using NasV2.Storage;

namespace NasV2.Coordination.Tests;

/// <summary>A real store that a test can take away.</summary>
internal sealed class SwitchedStore(IJobStore store, StoreSwitch access) : IJobStore
{
    public Task CreateJobAsync(NewSearchJob job, CancellationToken cancellationToken) =>
        access.Tell(() => store.CreateJobAsync(job, cancellationToken));

    public Task<SearchJob?> FindJobAsync(string jobId, CancellationToken cancellationToken) =>
        access.Ask(() => store.FindJobAsync(jobId, cancellationToken));

    public Task<IReadOnlyList<SearchJob>> ListJobsAsync(CancellationToken cancellationToken) =>
        access.Ask(() => store.ListJobsAsync(cancellationToken));

    public Task<IReadOnlyList<string>> ListRunningJobIdsAsync(CancellationToken cancellationToken) =>
        access.Ask(() => store.ListRunningJobIdsAsync(cancellationToken));

    public Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken cancellationToken) =>
        access.Ask(() => store.SetJobStateAsync(jobId, state, message, cancellationToken));

    public Task<bool> FinishJobAsync(
        string jobId, JobState state, string? message, string? resultJson, CancellationToken cancellationToken) =>
        access.Ask(() => store.FinishJobAsync(jobId, state, message, resultJson, cancellationToken));

    public Task<bool> ChangeSettingsAsync(string jobId, SearchSettings change, CancellationToken cancellationToken) =>
        access.Ask(() => store.ChangeSettingsAsync(jobId, change, cancellationToken));

    public Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken) =>
        access.Tell(() => store.AddTrialsAsync(jobId, trials, cancellationToken));

    public Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken cancellationToken) =>
        access.Ask(() => store.ListTrialsAsync(jobId, cancellationToken));

    public Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken cancellationToken) =>
        access.Ask(() => store.FindTrialAsync(jobId, index, cancellationToken));

    public Task<Trial?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken cancellationToken) =>
        access.Ask(() => store.LeaseAsync(jobId, index, worker, duration, cancellationToken));

    public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        access.Ask(() => store.RenewAsync(lease, duration, cancellationToken));

    public Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<Epoch> reports, CancellationToken cancellationToken) =>
        access.Ask(() => store.ReportEpochsAsync(lease, reports, cancellationToken));

    public Task<Trial?> CompleteAsync(Lease lease, TrialResult result, CancellationToken cancellationToken) =>
        access.Ask(() => store.CompleteAsync(lease, result, cancellationToken));

    public Task<Trial?> ReleaseAsync(Lease lease, Release release, CancellationToken cancellationToken) =>
        access.Ask(() => store.ReleaseAsync(lease, release, cancellationToken));

    public Task<IReadOnlyList<Trial>> ReleaseExpiredAsync(string jobId, CancellationToken cancellationToken) =>
        access.Ask(() => store.ReleaseExpiredAsync(jobId, cancellationToken));

    public Task<IReadOnlyList<Trial>> ReleaseAllAsync(string jobId, string reason, CancellationToken cancellationToken) =>
        access.Ask(() => store.ReleaseAllAsync(jobId, reason, cancellationToken));

    public Task<IReadOnlyList<Epoch>> ListEpochsAsync(string jobId, int index, CancellationToken cancellationToken) =>
        access.Ask(() => store.ListEpochsAsync(jobId, index, cancellationToken));

    public Task<bool> AddMeasurementAsync(string jobId, StepMeasurement measurement, CancellationToken cancellationToken) =>
        access.Ask(() => store.AddMeasurementAsync(jobId, measurement, cancellationToken));

    public Task<IReadOnlyList<StepMeasurement>> ListMeasurementsAsync(string jobId, CancellationToken cancellationToken) =>
        access.Ask(() => store.ListMeasurementsAsync(jobId, cancellationToken));

    public Task SetCalibrationAsync(string jobId, DeviceCalibration calibration, CancellationToken cancellationToken) =>
        access.Tell(() => store.SetCalibrationAsync(jobId, calibration, cancellationToken));

    public Task<IReadOnlyList<DeviceCalibration>> ListCalibrationsAsync(string jobId, CancellationToken cancellationToken) =>
        access.Ask(() => store.ListCalibrationsAsync(jobId, cancellationToken));

    public IAsyncEnumerable<LoggedEvent> ReadEventsAsync(
        string jobId, long after, CancellationToken cancellationToken, IReadOnlyCollection<Type>? types = null) =>
        access.IsAway ? throw StoreSwitch.Away() : store.ReadEventsAsync(jobId, after, cancellationToken, types);
}
