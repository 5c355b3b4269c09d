namespace NasV2.Storage;

/// <summary>Keys that all heads share, such as those that protect cookies. A store that cannot serve throws
/// <see cref="StoreException"/>.</summary>
public interface IKeyRing
{
    /// <summary>Adds a key; the same name again changes nothing.</summary>
    Task AddAsync(string name, string xml, CancellationToken cancellationToken);

    /// <returns>Their XML, by name.</returns>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);
}
