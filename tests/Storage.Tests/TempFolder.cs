namespace NasV2.Storage.Tests;

/// <summary>A folder that goes with its test.</summary>
public sealed class TempFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("nas-store-").FullName;

    public string File(string name) => Path.Combine(FullName, name);

    public void Dispose()
    {
        // Pooled connections hold the files open, which keeps Windows from deleting them.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(FullName, recursive: true);
    }
}
