using NasV2.Cli.Verbs;
using NasV2.Server;
using NasV2.Storage;

namespace NasV2.Cli.Doctor;

/// <summary>Whether the SQLite store opens at this version's migration, what is in it, and who runs its jobs.</summary>
internal static class StoreCheck
{
    private const string Name = "store";

    public static async Task<Check> RunAsync(NasHome home, CancellationToken cancellationToken)
    {
        if (!File.Exists(home.Database))
            return new(Name, CheckStatus.Ok, $"None yet at {home.Database}; the first search makes it.");
        try
        {
            var jobs = 0;
            await StoreReader.ReadAsync(home, async store => jobs = (await store.ListJobsAsync(cancellationToken)).Count, cancellationToken);
            return Describe(home, $"{home.Database}: opens at this version's tables, {(jobs == 1 ? "1 job" : $"{jobs:N0} jobs")}");
        }
        catch (StoreException exception)
        {
            return new(Name, CheckStatus.Fail, exception.Message);
        }
    }

    private static Check Describe(NasHome home, string found)
    {
        try
        {
            EmbeddedStoreLock.Acquire(StoreAddress.Sqlite(home.Database)).Dispose();
            return new(Name, CheckStatus.Ok, $"{found}; no process runs them");
        }
        catch (StoreException exception)
        {
            return new(Name, CheckStatus.Warn, found, exception.Message);
        }
    }
}
