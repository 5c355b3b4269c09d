namespace NasV2.Storage.TestKit;

/// <summary>A database where stores can be made for tests.</summary>
public interface IStorePlace
{
    /// <summary>The address of a store that nothing has touched; skips the test where the database is not available.</summary>
    Task<string> NewAddressAsync();
}
