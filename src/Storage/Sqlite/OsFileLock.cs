namespace NasV2.Storage;

/// <summary>An exclusive lock on a file, which the system drops when its process ends, however it ends.</summary>
internal static class OsFileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // EAGAIN of Linux and of macOS, and ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] LockedByAnotherProcess = [11, 35, unchecked((int)0x80070020)];

    /// <returns>Null when another process, or another caller in this one, has it.</returns>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (LockedByAnotherProcess.Contains(exception.HResult))
        {
            return null;
        }
    }

    /// <summary>Tries again until it has the lock, because .NET has no lock on a file that can be awaited.</summary>
    public static async Task<FileStream> WaitAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(path) is { } held)
                return held;
            await Task.Delay(Pause, cancellationToken);
        }
    }
}
