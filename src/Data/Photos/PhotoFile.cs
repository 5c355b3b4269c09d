namespace NasV2.Data;

/// <summary>One labelled photograph.</summary>
internal readonly record struct PhotoFile(string Path, int Label);
