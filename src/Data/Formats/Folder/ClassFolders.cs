using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The image files of one split, ordered by class and path (ordinal), which is the same on every file system.</summary>
internal sealed record ClassFolders(string Path, ImmutableArray<string> ClassNames, ImmutableArray<(string Path, int Label)> Files)
{
    private static readonly HashSet<string> Extensions = new([".jpg", ".jpeg", ".png"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists <paramref name="root"/>/<paramref name="split"/>; null where there is no such folder.</summary>
    /// <exception cref="DatasetException">There are no classes, or one has no images.</exception>
    public static ClassFolders? Find(string root, string split)
    {
        var folder = System.IO.Path.Combine(root, split);
        if (!Directory.Exists(folder))
            return null;

        var classNames = new DirectoryInfo(folder).EnumerateDirectories()
            .Select(directory => directory.Name)
            .Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        if (classNames.IsEmpty)
            throw new DatasetException($"{folder} is empty, expected one folder of images for every class.");
        var files = classNames.SelectMany((name, label) => Images(System.IO.Path.Combine(folder, name)).Select(path => (path, label)));
        return new ClassFolders(folder, classNames, [.. files]);
    }

    /// <exception cref="DatasetException">A class is in one of the two splits only.</exception>
    public void ExpectSameClasses(ClassFolders train)
    {
        var missing = train.ClassNames.Except(ClassNames).ToArray();
        var added = ClassNames.Except(train.ClassNames).ToArray();
        if (missing.Length + added.Length > 0)
            throw new DatasetException(
                $"{Path} has other classes than {train.Path}: " +
                $"missing [{string.Join(", ", missing)}], only here [{string.Join(", ", added)}].");
    }

    private static string[] Images(string folder)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder)
            .Where(path => Extensions.Contains(System.IO.Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)];
        return paths.Length > 0
            ? paths
            : throw new DatasetException($"{folder} has no .jpg, .jpeg or .png file, expected at least one image of this class.");
    }
}
