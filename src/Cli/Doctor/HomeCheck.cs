using NasV2.Api;
using NasV2.Server;

namespace NasV2.Cli.Doctor;

/// <summary>Whether the home can be written to and has room.</summary>
internal static class HomeCheck
{
    private const string Name = "home";
    private const long LittleSpace = 1_000_000_000;

    public static Check Run(NasHome home)
    {
        var existing = Existing(new DirectoryInfo(home.Folder));
        try
        {
            Probe(existing);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(
                Name, CheckStatus.Fail, $"{home.Folder} cannot be written to: {exception.Message}",
                $"Make it writable, or name another folder with --home or {NasHome.Variable}.");
        }

        var free = new DriveInfo(existing.FullName).AvailableFreeSpace;
        var made = existing.FullName == home.Folder ? "" : ", made at the first search";
        var found = $"{home.Folder}{made}: writable, {NumberFormat.Bytes(free)} free";
        return free >= LittleSpace
            ? new(Name, CheckStatus.Ok, found)
            : new(Name, CheckStatus.Warn, found, $"Free some space: datasets and logs want {NumberFormat.Bytes(LittleSpace)}.");
    }

    /// <summary>The folder, or what of its path is there, which may be a file.</summary>
    private static DirectoryInfo Existing(DirectoryInfo folder) =>
        folder.Parent is null || Path.Exists(folder.FullName) ? folder : Existing(folder.Parent);

    private static void Probe(DirectoryInfo folder) => new FileStream(
        Path.Combine(folder.FullName, $".nas-doctor-{Environment.ProcessId}"),
        FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
}
