using System.Globalization;

namespace NasV2.Storage;

/// <summary>
/// Lets one process at a time run the jobs of a SQLite store. Held on <c>nas.db.lock</c> beside the database, and
/// released by the system when the process ends, even when it is killed; readers of the store need no lock.
/// </summary>
public sealed class EmbeddedStoreLock : IDisposable
{
    private readonly FileStream _held;

    private EmbeddedStoreLock(FileStream held) => _held = held;

    /// <param name="address">A SQLite store; its folder is created when missing.</param>
    /// <exception cref="StoreException">Another process holds it (the message has its id), or the folder is not writable.</exception>
    public static EmbeddedStoreLock Acquire(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.Kind != StoreBackendKind.Sqlite)
            throw new ArgumentException($"The store {address} is not a SQLite store and is not locked by one process.", nameof(address));
        var holder = address.Target + ".holder";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(address.Target)!);
            var held = OsFileLock.TryTake(address.Target + ".lock");
            if (held is null)
                throw new StoreException($"The store {address} is in use by {Holder(holder)}; stop that process or name another store.");
            // The lock file itself cannot be read while it is locked, hence a file beside it.
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new EmbeddedStoreLock(held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The store {address} could not be locked: {exception.Message}", exception);
        }
    }

    public void Dispose() => _held.Dispose();

    private static string Holder(string path) =>
        File.Exists(path) && int.TryParse(File.ReadAllText(path), CultureInfo.InvariantCulture, out var id)
            ? $"process {id}"
            : "another process";
}
