using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NasV2.Workers.Trainer;

/// <summary>A readers-writer lock between processes on an open file (flock), which the system drops when its
/// process ends, however it ends.</summary>
/// <remarks>.NET's own file sharing will not do: it takes the lock with the file, and cannot let it go and take it again.</remarks>
internal sealed partial class FileLock : IDisposable
{
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int DoNotWait = 4;
    private const int Unlock = 8;
    private const uint OwnerWritesAllRead = 0b110_100_100;

    // EWOULDBLOCK of Linux and of macOS, and EINTR.
    private static readonly int[] LockedOrInterrupted = [11, 35, 4];

    // Not a bare descriptor: closed twice, that would close whatever file of this process has its number by then.
    private readonly SafeFileHandle _file;

    /// <summary>Opens the file, which is made if need be; takes no lock yet.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public FileLock(string path)
    {
        // Read-only, so that other users' processes can lock the file too.
        _file = OpenFile(path, CreateAndCloseOnExecute, OwnerWritesAllRead);
        if (_file.IsInvalid)
            throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    /// <summary>Whether this system has such locks.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    private static int CreateAndCloseOnExecute => OperatingSystem.IsMacOS() ? 0x0100_0200 : 0x8_0040;

    /// <summary>Takes the lock beside other readers, or returns false where a writer has it.</summary>
    /// <exception cref="IOException">The file system has no such locks.</exception>
    public bool TryShared() => Try(Shared);

    /// <summary>Takes the lock alone, or returns false where it is held elsewhere.</summary>
    /// <exception cref="IOException">The file system has no such locks.</exception>
    public bool TryExclusive() => Try(Exclusive);

    /// <summary>Lets the lock go, if it is held.</summary>
    public void Release() => _ = LockFile(_file, Unlock);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool Try(int operation)
    {
        if (LockFile(_file, operation | DoNotWait) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return LockedOrInterrupted.Contains(error) ? false : throw new IOException($"no lock: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenFile(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int LockFile(SafeFileHandle file, int operation);
}
