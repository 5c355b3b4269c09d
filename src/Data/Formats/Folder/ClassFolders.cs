using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Lists the image files of one split, ordered by class and path (ordinal), which is the same on every file system.</summary>
internal static class ClassFolders
{
    private static readonly HashSet<string> Extensions = new([".jpg", ".jpeg", ".png"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Lists <paramref name="root"/>/<paramref name="split"/>; null where there is no such folder.</summary>
    /// <exception cref="DatasetException">There are no classes, or one has no images.</exception>
    public static ImageFiles? Find(string root, string split)
    {
        var folder = Path.Combine(root, split);
        if (!Directory.Exists(folder))
            return null;

        var classNames = new DirectoryInfo(folder).EnumerateDirectories()
            .Select(directory => directory.Name)
            .Where(name => !name.StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        if (classNames.IsEmpty)
            throw new DatasetException($"{folder} is empty, expected one folder of images for every class.");
        return new ImageFiles(folder, classNames, [.. classNames.SelectMany((name, label) => Images(Path.Combine(folder, name), [label]))]);
    }

    /// <exception cref="DatasetException">A class is in one of the two splits only.</exception>
    public static void ExpectSameClasses(ImageFiles test, ImageFiles train)
    {
        var missing = train.ClassNames.Except(test.ClassNames).ToArray();
        var added = test.ClassNames.Except(train.ClassNames).ToArray();
        if (missing.Length + added.Length > 0)
            throw new DatasetException(
                $"{test.Place} has other classes than {train.Place}: " +
                $"missing [{string.Join(", ", missing)}], only here [{string.Join(", ", added)}].");
    }

    private static IEnumerable<ImageFile> Images(string folder, ImmutableArray<int> labels) =>
        Images(folder).Select(path => new ImageFile(path, labels));

    private static string[] Images(string folder)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder)
            .Where(path => Extensions.Contains(Path.GetExtension(path)))
            .Order(StringComparer.Ordinal)];
        return paths.Length > 0
            ? paths
            : throw new DatasetException($"{folder} has no .jpg, .jpeg or .png file, expected at least one image of this class.");
    }
}
