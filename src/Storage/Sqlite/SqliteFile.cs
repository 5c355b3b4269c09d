using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>Makes a SQLite file, or looks at the one that is there, before migrations touch it.</summary>
internal static class SqliteFile
{
    /// <exception cref="StoreException">The file is another application's database.</exception>
    public static async Task PrepareAsync(NasDbContext db, StoreAddress address, CancellationToken cancellationToken)
    {
        // Only here may the file come into being: elsewhere a wrong path must not leave an empty database behind.
        await File.Open(address.Target, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).DisposeAsync();
        var tables = await db.Database
            .SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table'")
            .ToListAsync(cancellationToken);
        if (tables.Count > 0 && !tables.Contains("__EFMigrationsHistory"))
        {
            throw new StoreException(
                $"The store {address} is a SQLite database of another application (it has table '{tables[0]}'); name another path.");
        }

        // The process that wrote this row was killed while migrating: the file lock, held now by us, went with it, the row did not.
        if (tables.Contains("__EFMigrationsLock"))
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
    }
}
