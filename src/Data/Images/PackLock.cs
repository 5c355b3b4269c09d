namespace NasV2.Data;

/// <summary>Held by the one process that packs; the system lets it go when that process ends, however it ends.</summary>
internal static class PackLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until no other process holds the lock; dispose to let it go.</summary>
    /// <param name="path">The lock's file, which stays behind: removing it would let two in.</param>
    /// <param name="onWait">Called once, when another process holds it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">The file cannot be made or opened.</exception>
    public static IDisposable Take(string path, Action onWait, CancellationToken cancellationToken)
    {
        for (var waited = false; ; waited = true)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (ExclusiveFile.IsInUse(exception))
            {
                if (!waited)
                    onWait();
                cancellationToken.WaitHandle.WaitOne(Pause);
                cancellationToken.ThrowIfCancellationRequested();
            }
    }
}
