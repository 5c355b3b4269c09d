using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary><see cref="ITokenStore"/> over the job store's database.</summary>
internal sealed class TokenStore(StoreTransactions transactions, StoreWrites writes, TimeProvider clock) : ITokenStore
{
    public Task AddAsync(StoredToken token, CancellationToken ct) => writes.WriteAsync(
        AccessSql.InsertToken.With(
            token.Token.Id,
            StoreText.WithoutNul(token.Token.Name),
            token.Token.Scope.ToString(),
            token.SecretHash,
            Milliseconds.Of(token.Token.Created),
            Milliseconds.Of(token.Token.Expires),
            token.Token.Quota.RunningJobs,
            token.Token.Quota.TrialsPerJob,
            token.Token.Quota.CallsPerSecond),
        ct);

    public async Task<StoredToken?> FindAsync(string id, CancellationToken ct) =>
        (await transactions.ReadAsync(db => db.Tokens.SingleOrDefaultAsync(t => t.Id == id, ct), ct))?.ToStored();

    public async Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken ct)
    {
        var rows = await transactions.ReadAsync(db => db.Tokens.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(ct), ct);
        return rows.ConvertAll(row => row.ToToken());
    }

    public async Task<AccessToken?> RevokeAsync(string id, CancellationToken ct)
    {
        await writes.WriteAsync(AccessSql.RevokeToken.With(id, Milliseconds.Of(clock.GetUtcNow())), ct);
        return (await FindAsync(id, ct))?.Token;
    }
}
