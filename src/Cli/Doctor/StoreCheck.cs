using NasV2.Api.V1;
using NasV2.Cli.Api;
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
            await using var api = await ApiSession.ReadStoreAsync(home, cancellationToken);
            var jobs = (await api.CallAsync(
                (client, stop) => client.Searches.ListSearchesAsync(new ListSearchesRequest { PageSize = 1 }, cancellationToken: stop),
                cancellationToken)).TotalSize;
            return Describe(home, $"{home.Database}: opens at this version's tables, {(jobs == 1 ? "1 job" : $"{jobs:N0} jobs")}");
        }
        catch (Exception exception) when (exception is StoreException or ApiException)
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
