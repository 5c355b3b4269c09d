namespace NasV2.Client;

/// <summary>A file that a service hands out.</summary>
/// <param name="Name">Name without a folder.</param>
/// <param name="Content">All of it.</param>
public sealed record ExportedFile(string Name, ReadOnlyMemory<byte> Content);
