using static NasV2.Storage.ValueKind;

namespace NasV2.Storage;

/// <summary>
/// The statements of every change, good for both databases. A guard that fails sets a column to null that may not be null:
/// so it undoes the whole batch, which a condition that matches no row would not.
/// </summary>
internal static class StoreSql
{
    public static readonly StatementText InsertJob = new(
        """
        INSERT INTO jobs (id, name, spec_json, spec_hash, state, created_at, last_event, settings)
        VALUES ($1, $2, $3, $4, $5, $6, 1, '{}')
        """,
        Text, Text, Text, Text, Text, Long);

    public static readonly StatementText InsertEvent = new(
        "INSERT INTO events (job_id, sequence, time, kind, trial_index, payload) VALUES ($1, $2, $3, $4, $5, $6)",
        Text, Long, Long, Text, Integer, Text);

    /// <summary>Guarded by the end of the log: after a crash, the server may have less than the ledger remembers.</summary>
    public static readonly StatementText AdvanceJob = new(
        "UPDATE jobs SET last_event = CASE WHEN last_event = $2 THEN $3 END WHERE id = $1",
        Text, Long, Long);

    public static readonly StatementText ChangeJob = new(
        """
        UPDATE jobs SET last_event = CASE WHEN last_event = $2 THEN $3 END,
            state = $4, message = $5, result_json = $6, started_at = $7, finished_at = $8, settings = $9
        WHERE id = $1
        """,
        Text, Long, Long, Text, Text, Text, Long, Long, Text);

    public static readonly StatementText InsertTrial = new(
        """
        INSERT INTO trials (job_id, trial_index, candidate, state, attempt, token, last_epoch, worker, lease_until, started_at,
            finished_at, result, trainer_deaths, not_before)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """,
        Text, Integer, Text, Text, Integer, Long, Integer, Text, Long, Long, Long, Text, Integer, Long);

    public static readonly StatementText ChangeTrial = new(
        """
        UPDATE trials SET state = $3, attempt = $4, token = $5, last_epoch = $6, worker = $7, lease_until = $8, started_at = $9,
            finished_at = $10, result = $11, trainer_deaths = $12, not_before = $13
        WHERE job_id = $1 AND trial_index = $2
        """,
        Text, Integer, Text, Integer, Long, Integer, Text, Long, Long, Long, Text, Integer, Long);

    /// <summary>Leaves the lease's end alone: another head may have renewed it.</summary>
    public static readonly StatementText ReportTrial = new(
        "UPDATE trials SET last_epoch = $3 WHERE job_id = $1 AND trial_index = $2",
        Text, Integer, Integer);

    /// <summary>Guarded by the token, for a renewal appends no event that would show whether the trial is still held.</summary>
    public static readonly StatementText RenewTrial = new(
        """
        UPDATE trials SET lease_until = $3, token = CASE WHEN token = $4 AND state = 'Leased' THEN token END
        WHERE job_id = $1 AND trial_index = $2
        """,
        Text, Integer, Long, Long);

    public static readonly StatementText TrimCurve = new(
        "DELETE FROM epochs WHERE job_id = $1 AND trial_index = $2 AND epoch > $3 AND attempt <> $4",
        Text, Integer, Integer, Integer);

    public static readonly StatementText WriteEpoch = new(
        """
        INSERT INTO epochs (job_id, trial_index, epoch, attempt, epochs, loss, train_accuracy, minival_accuracy, learning_rate, seconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (job_id, trial_index, epoch) DO UPDATE SET
            attempt = excluded.attempt, epochs = excluded.epochs, loss = excluded.loss, train_accuracy = excluded.train_accuracy,
            minival_accuracy = excluded.minival_accuracy, learning_rate = excluded.learning_rate, seconds = excluded.seconds
        """,
        Text, Integer, Integer, Integer, Integer, Real, Real, Real, Real, Real);

    public static readonly StatementText InsertMeasurement = new(
        """
        INSERT INTO step_measurements (job_id, device_type, candidate, step_time, parameters, classes)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        Text, Text, Text, Text, Long, Integer);

    public static readonly StatementText WriteCalibration = new(
        """
        INSERT INTO device_calibrations (job_id, device_type, calibration) VALUES ($1, $2, $3)
        ON CONFLICT (job_id, device_type) DO UPDATE SET calibration = excluded.calibration
        """,
        Text, Text, Text);
}
