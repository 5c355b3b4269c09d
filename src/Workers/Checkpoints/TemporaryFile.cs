namespace NasV2.Workers.Checkpoints;

/// <summary>Room on the local disk for as long as a stream is open.</summary>
internal static class TemporaryFile
{
    /// <summary>An empty file that has lost its name, so that the system takes its room back however this process ends.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), "nas-" + Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        File.Delete(path);
        return file;
    }
}
