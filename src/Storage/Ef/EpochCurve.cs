using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>Writes points of a trial's curve.</summary>
internal static class EpochCurve
{
    /// <summary>
    /// Writes the point, or replaces it, if the lease still holds; the update of the trial keeps other changes of it away until commit.
    /// Written as SQL, good for both databases, because it is the store's most frequent change: one round trip.
    /// </summary>
    /// <returns>False when the lease does not hold.</returns>
    public static async Task<bool> WriteAsync(NasDbContext db, Lease lease, EpochReport report, CancellationToken ct)
    {
        var held = nameof(TrialState.Leased);
        // SQLite cannot hold NaN.
        double? loss = double.IsNaN(report.Loss) ? null : report.Loss;
        var rows = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE trials SET last_epoch = {report.Epoch}
            WHERE job_id = {lease.JobId} AND trial_index = {lease.Index} AND state = {held} AND token = {lease.Token};
            INSERT INTO epochs (job_id, trial_index, epoch, epochs, loss, train_accuracy, minival_accuracy, learning_rate, seconds)
            SELECT job_id, trial_index, {report.Epoch}, {report.Epochs}, CAST({loss} AS DOUBLE PRECISION),
                CAST({report.TrainAccuracy} AS DOUBLE PRECISION), {report.MinivalAccuracy}, {report.LearningRate}, {report.Seconds}
            FROM trials
            WHERE job_id = {lease.JobId} AND trial_index = {lease.Index} AND state = {held} AND token = {lease.Token}
            ON CONFLICT (job_id, trial_index, epoch) DO UPDATE SET
                epochs = excluded.epochs, loss = excluded.loss, train_accuracy = excluded.train_accuracy,
                minival_accuracy = excluded.minival_accuracy, learning_rate = excluded.learning_rate, seconds = excluded.seconds;
            """,
            ct);
        return rows > 0;
    }
}
