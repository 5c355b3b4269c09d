using System.Globalization;

namespace NasV2.Training.Measurement;

/// <summary>The threads of this process as Linux lists them, native ones too.</summary>
internal static class ProcessThreads
{
    /// <summary>One folder a thread.</summary>
    public const string Folder = "/proc/self/task";

    /// <summary>Their ids; none where the system is not Linux.</summary>
    public static IEnumerable<int> Ids() =>
        Directory.Exists(Folder)
            ? Directory.EnumerateDirectories(Folder).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            : [];

    /// <summary>How many run or wait for a core at this moment.</summary>
    public static int Runnable() => Ids().Count(id => State(id) == 'R');

    private static char State(int id)
    {
        try
        {
            var line = File.ReadAllText($"{Folder}/{id}/stat");
            // "4711 (a name with any character) R …"
            return line[line.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            // The thread ended since it was listed.
            return 'X';
        }
    }
}
