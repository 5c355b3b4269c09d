namespace NasV2.Data;

/// <summary>Files that are opened for one process alone.</summary>
public static class ExclusiveFile
{
    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] InUseCodes = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Whether a file could not be opened because another process has it open.</summary>
    public static bool IsInUse(IOException exception) => InUseCodes.Contains(exception?.HResult ?? 0);
}
