using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The class names of a dataset: the lines of <c>classes.txt</c> in their order; without it, those in use, sorted.</summary>
/// <param name="Names">All names, in the order of their index.</param>
/// <param name="Source">The file that they come from.</param>
internal sealed record ClassList(ImmutableArray<string> Names, string Source)
{
    private const string FileName = "classes.txt";

    /// <param name="root">The dataset's folder.</param>
    /// <param name="train">The training images.</param>
    /// <exception cref="DatasetException">A name is there twice, or there are none.</exception>
    public static ClassList Create(string root, ImageList train)
    {
        var path = Path.Combine(root, FileName);
        return File.Exists(path)
            ? new ClassList(Read(path), path)
            : new ClassList([.. train.Images.SelectMany(image => image.Classes).Distinct().Order(StringComparer.Ordinal)], train.Path);
    }

    private static ImmutableArray<string> Read(string path)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (line.Trim() is not { Length: > 0 } name)
                continue;
            if (!lines.TryAdd(name, index + 1))
                throw new DatasetException(
                    $"{path}, line {index + 1}: expected every class once, found '{name}', which is in line {lines[name]} already.");
            names.Add(name);
        }

        return names.Count > 0 ? names.DrainToImmutable() : throw new DatasetException($"{path} is empty, expected one class name a line.");
    }
}
