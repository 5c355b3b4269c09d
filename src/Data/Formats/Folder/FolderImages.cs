using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The decoded images of one split, and the files that would not decode.</summary>
internal sealed record FolderImages(ImageSet Images, ImmutableArray<SkippedFile> Skipped)
{
    private const int NamedInError = 3;

    /// <exception cref="DatasetException">More files are broken than the limit allows, or the pixels do not fit into one array.</exception>
    public static FolderImages Decode(ClassFolders folders, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var shape = new ImageShape(options.Resolution, options.Resolution, 3);
        var files = folders.Files;
        var size = (long)files.Length * shape.Length;
        if (size > Array.MaxLength)
            throw new DatasetException(
                $"{folders.Path}: {files.Length} images of {shape} need {size} bytes, " +
                $"expected at most {Array.MaxLength}; choose a lower resolution.");

        var pixels = new byte[size];
        var faults = new string?[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            var target = pixels.AsSpan(index * shape.Length, shape.Length);
            faults[index] = PhotoDecoder.TryDecode(files[index].Path, options.Resolution, target);
        });

        ImmutableArray<SkippedFile> skipped =
            [.. from fault in faults.Index() where fault.Item is not null select new SkippedFile(files[fault.Index].Path, fault.Item)];
        if (skipped.Length > files.Length * options.BrokenFileLimit)
            throw new DatasetException(
                $"{folders.Path}: {skipped.Length} of {files.Length} files cannot be decoded, " +
                $"expected at most {options.BrokenFileLimit:P0}: {Describe(skipped)}.");
        return new FolderImages(Intact(shape, pixels, folders, faults), skipped);
    }

    private static ImageSet Intact(ImageShape shape, byte[] pixels, ClassFolders folders, string?[] faults)
    {
        int[] intact = [.. from fault in faults.Index() where fault.Item is null select fault.Index];
        if (intact.Length < faults.Length)
        {
            for (var i = 0; i < intact.Length; i++)
                pixels.AsSpan(intact[i] * shape.Length, shape.Length).CopyTo(pixels.AsSpan(i * shape.Length));
            Array.Resize(ref pixels, intact.Length * shape.Length);
        }

        return new ImageSet(shape, pixels, [.. intact.Select(index => folders.Files[index].Label)], folders.ClassNames);
    }

    private static string Describe(ImmutableArray<SkippedFile> skipped) =>
        string.Join("; ", skipped.Take(NamedInError).Select(file => $"{file.Path} ({file.Reason})")) +
        (skipped.Length > NamedInError ? "; ..." : "");
}
