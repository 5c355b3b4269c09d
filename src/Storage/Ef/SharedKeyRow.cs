namespace NasV2.Storage;

/// <summary>A key that all heads share.</summary>
internal sealed class SharedKeyRow
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
