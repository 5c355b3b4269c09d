using System.IO.Enumeration;

namespace NasV2.Data;

/// <summary>The folders in which the data of a job must lie; without any, data may lie anywhere.</summary>
public sealed class DataRoots
{
    /// <summary>The environment variable that hands them on to a trainer, one a line.</summary>
    public const string Variable = "NAS_DATA_ROOTS";

    private readonly IReadOnlyList<string> _roots;

    /// <param name="roots">Folders; relative ones count from the current folder.</param>
    public DataRoots(IEnumerable<string> roots) => _roots = [.. roots.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator)];

    /// <summary>Data may lie anywhere.</summary>
    public static DataRoots Anywhere { get; } = new([]);

    /// <summary>Those that <see cref="Variable"/> holds.</summary>
    public static DataRoots FromEnvironment() => FromText(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Those of a text of lines.</summary>
    public static DataRoots FromText(string? text) => new((text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of <see cref="FromText"/>; empty when data may lie anywhere.</summary>
    public string ToText() => string.Join('\n', _roots);

    /// <summary>Whether a path lies inside as it is written; it needs not exist on this machine.</summary>
    public bool Admits(string path) => _roots.Count == 0 || (Path.IsPathRooted(path) && IsInside(Path.GetFullPath(path), _roots));

    /// <summary>Makes sure that a folder of this machine, and every link in it, leads into one of the roots.</summary>
    /// <exception cref="DatasetException">It leads out.</exception>
    public void Check(string folder)
    {
        if (_roots.Count == 0)
            return;
        if (!Admits(folder))
            throw Outside(folder, folder);
        var roots = _roots.Select(RealPath.Resolve).ToList();
        CheckLink(folder, roots);
        var real = RealPath.Resolve(folder);
        if (!Directory.Exists(real))
            return;
        foreach (var link in Links(real))
            CheckLink(link, roots);
    }

    /// <summary>What messages call them.</summary>
    public override string ToString() => string.Join(", ", _roots);

    private static bool IsInside(string path, IEnumerable<string> roots) =>
        roots.Any(root => path == root
            || path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static FileSystemEnumerable<string> Links(string folder) => new(
        folder,
        (ref FileSystemEntry entry) => entry.ToFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(ref entry),
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
    };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private void CheckLink(string path, IReadOnlyCollection<string> roots)
    {
        var real = RealPath.Resolve(path);
        if (!IsInside(real, roots))
            throw Outside(path, real);
    }

    private DatasetException Outside(string path, string real) => new(
        $"The data in '{path}' {(path == real ? "is" : $"leads to '{real}', which is")} not inside a folder that this worker may read: "
            + $"{this} (setting data.roots).");
}
