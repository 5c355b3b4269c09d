using System.Diagnostics;
using System.Globalization;

namespace NasV2.EndToEnd.Tests;

/// <summary>A file system in memory that is soon full; the test is skipped where none may be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder, int megabytes)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", Size(megabytes), "tmpfs", _folder),
            "needs the right to mount a small file system (root on Linux)");
    }

    /// <summary>Leaves only so much room.</summary>
    public void Fill(int keepKilobytes)
    {
        var free = new DriveInfo(_folder).AvailableFreeSpace;
        File.WriteAllBytes(Path.Combine(_folder, "filler"), new byte[free - (keepKilobytes * 1024L)]);
    }

    public void Grow(int megabytes) => Assert.True(Run("mount", "-o", "remount," + Size(megabytes), _folder));

    public void Dispose() => Run("umount", "-l", _folder);

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
