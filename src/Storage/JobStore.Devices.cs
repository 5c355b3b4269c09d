using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class JobStore
{
    public Task<bool> AddMeasurementAsync(string jobId, StepMeasurement measurement, CancellationToken ct) =>
        ChangeAsync(jobId, draft => DeviceRules.AddMeasurement(draft, measurement), ct);

    public async Task<IReadOnlyList<StepMeasurement>> ListMeasurementsAsync(string jobId, CancellationToken ct)
    {
        var rows = await transactions.ReadAsync(
            db => db.Measurements.Where(m => m.JobId == jobId).OrderBy(m => m.DeviceType).ThenBy(m => m.Candidate).ToListAsync(ct), ct);
        return rows.ConvertAll(m => m.ToMeasurement());
    }

    public Task SetCalibrationAsync(string jobId, DeviceCalibration calibration, CancellationToken ct) =>
        ChangeAsync(jobId, draft => DeviceRules.SetCalibration(draft, calibration), ct);

    public async Task<IReadOnlyList<DeviceCalibration>> ListCalibrationsAsync(string jobId, CancellationToken ct)
    {
        var rows = await transactions.ReadAsync(
            db => db.Calibrations.Where(c => c.JobId == jobId).OrderBy(c => c.DeviceType).ToListAsync(ct), ct);
        return rows.ConvertAll(c => c.Calibration);
    }
}
