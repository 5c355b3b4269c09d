namespace NasV2.Storage;

/// <summary>Which store to use.</summary>
public sealed class StoreOptions
{
    /// <summary>In one of the forms of <see cref="StoreAddress.Parse"/>.</summary>
    public required string Address { get; init; }
}
