using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>A list of images: <c>file,labels</c>, then a line for each, its class names separated by semicolons.</summary>
/// <param name="Path">The list's own file.</param>
/// <param name="Images">What it lists, in order.</param>
internal sealed record ImageList(string Path, ImmutableArray<ListedImage> Images)
{
    /// <summary>The first line.</summary>
    public const string Header = "file,labels";

    private const char Separator = ';';

    /// <summary>Reads a list; null where there is no such file.</summary>
    /// <exception cref="DatasetException">A line is not as it should be, or there is none.</exception>
    public static ImageList? Find(string path)
    {
        if (!File.Exists(path))
            return null;
        using var text = File.OpenText(path);
        using var records = new CsvReader(path, text);
        if (string.Join(',', records.Next() ?? []) is var header && header != Header)
            throw records.Wrong($"the header '{Header}'", $"'{header}'");
        var images = ImmutableArray.CreateBuilder<ListedImage>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (records.Next() is { } fields)
        {
            if (fields is not [var file, var labels])
                throw records.Wrong("a file and its labels, two fields", $"{fields.Count}");
            if (!IsInside(file))
                throw records.Wrong("the path of an image below the dataset's folder", $"'{file}'");
            if (!lines.TryAdd(file, records.Line))
                throw records.Wrong("every file once", $"'{file}', which is in line {lines[file]} already");
            images.Add(new ListedImage(records.Line, file, Classes(records, labels)));
        }

        return images.Count > 0
            ? new ImageList(path, images.DrainToImmutable())
            : throw records.Wrong("a line for every image", "none");
    }

    /// <summary>The images with the indices of their classes.</summary>
    /// <param name="root">The dataset's folder.</param>
    /// <param name="classNames">All class names.</param>
    /// <param name="namedIn">Where these come from, for the error.</param>
    /// <exception cref="DatasetException">An image has another class.</exception>
    public ImageFiles Files(string root, ImmutableArray<string> classNames, string namedIn)
    {
        var indices = classNames.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return new ImageFiles(Path, classNames, [.. Images.Select(image => new ImageFile(
            System.IO.Path.Combine(root, image.File), [.. image.Classes.Select(name => IndexOf(name, image))]))]);

        int IndexOf(string name, ListedImage image) => indices.TryGetValue(name, out var index)
            ? index
            : throw new DatasetException(
                $"{Path}, line {image.Line}: expected one of the {classNames.Length} classes of {namedIn}, found '{name}'.");
    }

    private static ImmutableArray<string> Classes(CsvReader records, string labels)
    {
        ImmutableArray<string> names = [.. labels.Split(Separator).Select(name => name.Trim())];
        if (names.Contains(""))
            throw records.Wrong($"one or more class names separated by '{Separator}'", $"'{labels}'");
        var twice = names.CountBy(name => name).FirstOrDefault(name => name.Value > 1).Key;
        return twice is null ? names : throw records.Wrong("every class of an image once", $"'{twice}' twice");
    }

    // A path that leads out would get around the folders that data must lie in.
    private static bool IsInside(string file) =>
        file.Length > 0 && !System.IO.Path.IsPathRooted(file) && !file.Split('/', '\\').Contains("..");
}
