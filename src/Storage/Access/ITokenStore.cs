namespace NasV2.Storage;

/// <summary>The tokens that open the service; a store that cannot serve throws <see cref="StoreException"/>.</summary>
public interface ITokenStore
{
    /// <summary>Adds a token; the same id again changes nothing.</summary>
    Task AddAsync(StoredToken token, CancellationToken cancellationToken);

    /// <returns>Null when there is none; expired and revoked ones are found.</returns>
    Task<StoredToken?> FindAsync(string id, CancellationToken cancellationToken);

    /// <returns>Oldest first; those of one millisecond by id.</returns>
    Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Revokes a token; its first revocation is kept.</summary>
    /// <returns>The token as it is now; null when there is none.</returns>
    Task<AccessToken?> RevokeAsync(string id, CancellationToken cancellationToken);
}
