namespace NasV2.Data;

/// <summary>An image file that was left out of a dataset, and why.</summary>
public sealed record SkippedFile(string Path, string Reason);
