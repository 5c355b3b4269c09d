using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace NasV2.Data;

/// <summary>The files of one dataset at one size in the cache folder; a pack's name says which dataset, which
/// state of it, which size.</summary>
/// <param name="Folder">The cache folder.</param>
/// <param name="Dataset">What the names of all packs of this dataset folder begin with.</param>
/// <param name="Fingerprint">State of the source files.</param>
/// <param name="Resolution">Side of the images in pixels.</param>
internal sealed record PackName(string Folder, string Dataset, string Fingerprint, int Resolution)
{
    /// <summary>Ends the name of a pack.</summary>
    public const string Extension = ".pack";

    /// <summary>Ends the name of a file that is being written.</summary>
    public const string PartExtension = ".part";

    /// <summary>The finished pack.</summary>
    public string Pack => Path.Combine(Folder, $"{Dataset}-{Fingerprint}-{Resolution}{Extension}");

    /// <summary>The file whose lock a process holds while it packs this dataset at this size.</summary>
    public string Lock => Path.Combine(Folder, $"{Dataset}-{Resolution}.lock");

    /// <summary>Pattern of all packs of this dataset, of whatever state and size.</summary>
    public string AllPacks => $"{Dataset}-*{Extension}";

    /// <summary>Pattern of files that a process left half-written while it held <see cref="Lock"/>.</summary>
    public string AllParts => $"{Dataset}-*-{Resolution}{Extension}.*{PartExtension}";

    /// <summary>A new name for a file to be written.</summary>
    public string NewPart() => $"{Pack}.{Path.GetRandomFileName()}{PartExtension}";

    /// <summary>Whether a pack of this dataset is of this state of its source.</summary>
    public bool IsCurrent(string pack) => Path.GetFileName(pack).StartsWith($"{Dataset}-{Fingerprint}-", StringComparison.Ordinal);

    /// <summary>Looks at the size and time of every source file.</summary>
    /// <exception cref="IOException">One of them cannot be looked at.</exception>
    public static PackName Create(string folder, ImageSource source, int resolution)
    {
        var root = RealPath.Resolve(Path.GetFullPath(source.Root));
        var place = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{source.Format}\n{root}"));
        var dataset = string.Create(CultureInfo.InvariantCulture, $"{source.Format}-{place:x16}");
        return new PackName(Path.GetFullPath(folder), dataset, SourceFingerprint.Compute(source), resolution);
    }
}
