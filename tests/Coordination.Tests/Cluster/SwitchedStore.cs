using NasV2.Storage;

namespace NasV2.Coordination.Tests;

/// <summary>A real store that a test can take away.</summary>
internal sealed class SwitchedStore(IJobStore store, StoreSwitch access) : IJobStore
{
    public Task CreateJobAsync(NewSearchJob job, CancellationToken cancellationToken) =>
        access.Run(() => store.CreateJobAsync(job, cancellationToken));

    public Task<SearchJob?> FindJobAsync(string jobId, CancellationToken cancellationToken) =>
        access.Run(() => store.FindJobAsync(jobId, cancellationToken));

    public Task<IReadOnlyList<SearchJob>> ListJobsAsync(CancellationToken cancellationToken) =>
        access.Run(() => store.ListJobsAsync(cancellationToken));

    public Task<IReadOnlyList<string>> ListRunningJobIdsAsync(CancellationToken cancellationToken) =>
        access.Run(() => store.ListRunningJobIdsAsync(cancellationToken));

    public Task<bool> SetJobStateAsync(string jobId, JobState state, string? message, CancellationToken cancellationToken) =>
        access.Run(() => store.SetJobStateAsync(jobId, state, message, cancellationToken));

    public Task<bool> FinishJobAsync(
        string jobId, JobState state, string? message, string? resultJson, CancellationToken cancellationToken) =>
        access.Run(() => store.FinishJobAsync(jobId, state, message, resultJson, cancellationToken));

    public Task<bool> ChangeSettingsAsync(string jobId, SearchSettings change, CancellationToken cancellationToken) =>
        access.Run(() => store.ChangeSettingsAsync(jobId, change, cancellationToken));

    public Task AddTrialsAsync(string jobId, IReadOnlyList<NewTrial> trials, CancellationToken cancellationToken) =>
        access.Run(() => store.AddTrialsAsync(jobId, trials, cancellationToken));

    public Task<IReadOnlyList<Trial>> ListTrialsAsync(string jobId, CancellationToken cancellationToken) =>
        access.Run(() => store.ListTrialsAsync(jobId, cancellationToken));

    public Task<Trial?> FindTrialAsync(string jobId, int index, CancellationToken cancellationToken) =>
        access.Run(() => store.FindTrialAsync(jobId, index, cancellationToken));

    public Task<Trial?> LeaseAsync(string jobId, int index, string worker, TimeSpan duration, CancellationToken cancellationToken) =>
        access.Run(() => store.LeaseAsync(jobId, index, worker, duration, cancellationToken));

    public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        access.Run(() => store.RenewAsync(lease, duration, cancellationToken));

    public Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<Epoch> reports, CancellationToken cancellationToken) =>
        access.Run(() => store.ReportEpochsAsync(lease, reports, cancellationToken));

    public Task<Trial?> CompleteAsync(Lease lease, TrialResult result, CancellationToken cancellationToken) =>
        access.Run(() => store.CompleteAsync(lease, result, cancellationToken));

    public Task<Trial?> ReleaseAsync(Lease lease, Release release, CancellationToken cancellationToken) =>
        access.Run(() => store.ReleaseAsync(lease, release, cancellationToken));

    public Task<IReadOnlyList<Trial>> ReleaseExpiredAsync(string jobId, CancellationToken cancellationToken) =>
        access.Run(() => store.ReleaseExpiredAsync(jobId, cancellationToken));

    public Task<IReadOnlyList<Trial>> ReleaseAllAsync(string jobId, string reason, CancellationToken cancellationToken) =>
        access.Run(() => store.ReleaseAllAsync(jobId, reason, cancellationToken));

    public Task<IReadOnlyList<Epoch>> ListEpochsAsync(string jobId, int index, CancellationToken cancellationToken) =>
        access.Run(() => store.ListEpochsAsync(jobId, index, cancellationToken));

    public Task<bool> AddMeasurementAsync(string jobId, StepMeasurement measurement, CancellationToken cancellationToken) =>
        access.Run(() => store.AddMeasurementAsync(jobId, measurement, cancellationToken));

    public Task<IReadOnlyList<StepMeasurement>> ListMeasurementsAsync(string jobId, CancellationToken cancellationToken) =>
        access.Run(() => store.ListMeasurementsAsync(jobId, cancellationToken));

    public Task SetCalibrationAsync(string jobId, DeviceCalibration calibration, CancellationToken cancellationToken) =>
        access.Run(() => store.SetCalibrationAsync(jobId, calibration, cancellationToken));

    public Task<IReadOnlyList<DeviceCalibration>> ListCalibrationsAsync(string jobId, CancellationToken cancellationToken) =>
        access.Run(() => store.ListCalibrationsAsync(jobId, cancellationToken));

    public IAsyncEnumerable<LoggedEvent> ReadEventsAsync(
        string jobId, long after, CancellationToken cancellationToken, IReadOnlyCollection<Type>? types = null) =>
        access.IsAway ? throw StoreSwitch.Away() : store.ReadEventsAsync(jobId, after, cancellationToken, types);
}
