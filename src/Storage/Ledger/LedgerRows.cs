namespace NasV2.Storage;

/// <summary>Rows of one job as they were read: all of them, or those that changed.</summary>
/// <param name="Last">The newest event.</param>
/// <param name="Measured">All keys of the job's step measurements: device type and candidate.</param>
internal sealed record LedgerRows(
    JobHead Head,
    EventRow Last,
    IReadOnlyList<Trial> Trials,
    IReadOnlyList<(string DeviceType, string Candidate)> Measured);
