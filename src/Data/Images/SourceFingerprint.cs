using System.IO.Hashing;
using System.Text;

namespace NasV2.Data;

/// <summary>Changes when a file of a dataset is added, removed, renamed, relabelled or written to.</summary>
internal static class SourceFingerprint
{
    /// <summary>32 hexadecimal digits out of class names and every file's relative path, labels, size and modification time.</summary>
    /// <exception cref="IOException">A file is gone or cannot be looked at.</exception>
    public static string Compute(ImageSource source)
    {
        var hash = new XxHash128();
        // A pack of another layout or of another way to decode is of another state.
        Append(hash, $"{PackLayout.Version} {ImageDecoder.Version}");
        Append(hash, source.Root, source.Train);
        if (source.Test is { } test)
            Append(hash, source.Root, test);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Append(XxHash128 hash, string root, ImageFiles images)
    {
        Append(hash, Path.GetRelativePath(root, images.Place));
        Append(hash, $"{images.ClassNames.Length} {images.Files.Length}");
        foreach (var name in images.ClassNames)
            Append(hash, name);
        foreach (var image in images.Files)
        {
            var file = new FileInfo(image.Path);
            Append(hash, Path.GetRelativePath(root, image.Path));
            Append(hash, $"{string.Join(';', image.Labels)} {(file.Exists ? file.Length : -1)} {file.LastWriteTimeUtc.Ticks}");
        }
    }

    // A file name may hold any character but this one, so that no two lists read alike.
    private static void Append(XxHash128 hash, string text) => hash.Append(Encoding.UTF8.GetBytes(text + '\0'));
}
