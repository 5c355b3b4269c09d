namespace NasV2.Storage;

/// <summary>What a store is and holds.</summary>
/// <param name="Store">Its address, without a password.</param>
/// <param name="Server">The database's product and version, such as <c>PostgreSQL 15.18</c>.</param>
/// <param name="Migration">The newest migration that was applied; null when the database has no tables yet.</param>
/// <param name="Pending">What <see cref="StoreMigrator.MigrateAsync(CancellationToken)"/> would apply, oldest first.</param>
/// <param name="Unknown">Migrations of a newer version of NasV2; this one refuses such a store.</param>
/// <param name="Jobs">How many jobs are in each state, in the order of the states; a state without jobs is not there.</param>
public sealed record StoreStatus(
    string Store,
    string Server,
    string? Migration,
    IReadOnlyList<string> Pending,
    IReadOnlyList<string> Unknown,
    IReadOnlyDictionary<JobState, int> Jobs);
