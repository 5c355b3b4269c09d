using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary><see cref="ITokenStore"/> over the job store's database.</summary>
internal sealed class TokenStore(StoreTransactions transactions, StoreWrites writes, TimeProvider clock) : ITokenStore
{
    public Task AddAsync(StoredToken token, CancellationToken cancellationToken) => writes.WriteAsync(
        AccessSql.InsertToken.With(
            token.Token.Id,
            StoreText.WithoutNul(token.Token.Name),
            token.Token.Scope.ToString(),
            token.SecretHash,
            Milliseconds.ToUnix(token.Token.Created),
            Milliseconds.ToUnix(token.Token.Expires),
            token.Token.Quota.RunningJobs,
            token.Token.Quota.TrialsPerJob,
            token.Token.Quota.CallsPerSecond),
        cancellationToken);

    public async Task<StoredToken?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await transactions.ReadAsync(
            db => db.Tokens.SingleOrDefaultAsync(t => t.Id == id, cancellationToken), cancellationToken))?.ToStored();

    public async Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await transactions.ReadAsync(
            db => db.Tokens.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken), cancellationToken);
        return rows.ConvertAll(row => row.ToToken());
    }

    public async Task<AccessToken?> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        await writes.WriteAsync(AccessSql.RevokeToken.With(id, Milliseconds.ToUnix(clock.GetUtcNow())), cancellationToken);
        return (await FindAsync(id, cancellationToken))?.Token;
    }
}
