using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The limit on files that will not decode.</summary>
internal static class BrokenFiles
{
    private const int NamedInError = 3;

    /// <param name="images">The whole split.</param>
    /// <param name="skipped">Those of its files that are broken.</param>
    /// <param name="limit">Part of the files that may be, 0..1.</param>
    /// <exception cref="DatasetException">There are more.</exception>
    public static void ExpectFew(ImageFiles images, ImmutableArray<SkippedFile> skipped, double limit)
    {
        if (skipped.Length > images.Files.Length * limit)
            throw new DatasetException(
                $"{images.Place}: {skipped.Length} of {images.Files.Length} files cannot be decoded, " +
                $"expected at most {limit:P0}: {Describe(skipped)}.");
    }

    private static string Describe(ImmutableArray<SkippedFile> skipped) =>
        string.Join("; ", skipped.Take(NamedInError).Select(file => $"{file.Path} ({file.Reason})")) +
        (skipped.Length > NamedInError ? "; ..." : "");
}
