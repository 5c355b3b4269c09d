using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary><see cref="IKeyRing"/> over the job store's database.</summary>
internal sealed class KeyRing(StoreTransactions transactions, StoreWrites writes) : IKeyRing
{
    public Task AddAsync(string name, string xml, CancellationToken cancellationToken) =>
        writes.WriteAsync(AccessSql.InsertSharedKey.With(name, xml), cancellationToken);

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        await transactions.ReadAsync(
            db => db.SharedKeys.OrderBy(k => k.Name).Select(k => k.Xml).ToListAsync(cancellationToken), cancellationToken);
}
