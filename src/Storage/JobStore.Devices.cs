using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class JobStore
{
    public Task<bool> AddMeasurementAsync(string jobId, StepMeasurement measurement, CancellationToken cancellationToken) =>
        ChangeAsync(jobId, draft => DeviceRules.AddMeasurement(draft, measurement), cancellationToken);

    public async Task<IReadOnlyList<StepMeasurement>> ListMeasurementsAsync(string jobId, CancellationToken cancellationToken)
    {
        var rows = await transactions.ReadAsync(
            db => db.Measurements.Where(m => m.JobId == jobId).OrderBy(m => m.DeviceType).ThenBy(m => m.Candidate).ToListAsync(
                cancellationToken), cancellationToken);
        return rows.ConvertAll(m => m.ToMeasurement());
    }

    public Task SetCalibrationAsync(string jobId, DeviceCalibration calibration, CancellationToken cancellationToken) =>
        ChangeAsync(jobId, draft => DeviceRules.SetCalibration(draft, calibration), cancellationToken);

    public async Task<IReadOnlyList<DeviceCalibration>> ListCalibrationsAsync(string jobId, CancellationToken cancellationToken)
    {
        var rows = await transactions.ReadAsync(
            db => db.Calibrations.Where(c => c.JobId == jobId).OrderBy(c => c.DeviceType).ToListAsync(cancellationToken),
            cancellationToken);
        return rows.ConvertAll(c => c.Calibration);
    }
}
