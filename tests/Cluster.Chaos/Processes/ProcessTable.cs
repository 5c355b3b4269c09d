using System.Globalization;

namespace NasV2.Cluster.Chaos.Processes;

/// <summary>What the kernel knows of the machine's processes.</summary>
internal static class ProcessTable
{
    /// <summary>Ids of the processes that carry an environment variable with this value, inherited or not.</summary>
    public static IReadOnlyList<int> WithVariable(string name, string value)
    {
        var marker = $"{name}={value}";
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(IdOf)
                .Where(id => id > 0 && Read(id, "environ").Split('\0').Contains(marker)),
        ];
    }

    /// <summary>Program and arguments; empty when the process is gone.</summary>
    public static string CommandLine(int process) => Read(process, "cmdline").Replace('\0', ' ').Trim();

    private static int IdOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or belongs to another user.
            return "";
        }
    }
}
