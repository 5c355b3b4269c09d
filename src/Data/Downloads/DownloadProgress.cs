namespace NasV2.Data;

/// <summary>How far a download is.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="ReceivedBytes">Bytes on disk, those of earlier attempts included.</param>
/// <param name="TotalBytes">Size of the file; null where the server does not say.</param>
public readonly record struct DownloadProgress(string File, long ReceivedBytes, long? TotalBytes);
