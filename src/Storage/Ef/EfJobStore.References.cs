using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class EfJobStore
{
    public Task<bool> AddReferenceAsync(string jobId, ReferenceMeasurement measurement, CancellationToken ct) => transactions.WriteAsync(
        async db =>
        {
            if (!await db.Jobs.AnyAsync(j => j.Id == jobId, ct))
                throw new JobNotFoundException(jobId);
            if (await db.References.AnyAsync(r => r.JobId == jobId && r.DeviceType == measurement.DeviceType, ct))
                return false;
            db.References.Add(new ReferenceRow
            {
                JobId = jobId,
                DeviceType = measurement.DeviceType,
                Candidate = measurement.Candidate,
                StepTime = measurement.StepTime,
                Parameters = measurement.Parameters,
                Classes = measurement.Classes,
            });
            await db.SaveChangesAsync(ct);
            await EventLog.AppendAsync(db, jobId, Now(), [EventDraft.Of(EventKind.ReferenceMeasured, null, measurement)], ct);
            return true;
        },
        ct);

    public async Task<IReadOnlyList<ReferenceMeasurement>> ListReferencesAsync(string jobId, CancellationToken ct)
    {
        var rows = await transactions.ReadAsync(
            db => db.References.Where(r => r.JobId == jobId).OrderBy(r => r.DeviceType).ToListAsync(ct), ct);
        return rows.ConvertAll(r => r.ToMeasurement());
    }
}
