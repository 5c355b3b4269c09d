namespace NasV2.Data;

/// <summary>One file of a dataset as its publisher offers it.</summary>
/// <param name="Name">File name below the base address and in the dataset's folder.</param>
/// <param name="Md5">Published checksum, 32 lower-case hexadecimal digits.</param>
/// <param name="IsArchive">A .tar.gz whose files, less their top folder, go into the dataset's folder.</param>
public sealed record DownloadFile(string Name, string Md5, bool IsArchive = false);
