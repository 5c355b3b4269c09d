using System.Formats.Tar;
using System.IO.Compression;

namespace NasV2.Data;

/// <summary>Unpacks the regular files of a .tar.gz, without their top folder, into one folder that no path may leave.</summary>
internal static class TarGzArchive
{
    /// <exception cref="DatasetException">The archive is damaged or an entry would land outside of <paramref name="folder"/>.</exception>
    public static async Task ExtractAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(archive);
            await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(unpacked);
            while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                    await ExtractAsync(entry, Target(archive, folder, entry.Name), cancellationToken);
        }
        catch (InvalidDataException damage)
        {
            throw new DatasetException($"{archive} cannot be unpacked, expected an intact .tar.gz: {damage.Message}", damage);
        }
    }

    private static string Target(string archive, string folder, string entryName)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var target = Path.GetFullPath(Path.Combine(root, entryName[(entryName.IndexOf('/') + 1)..]));
        return target.StartsWith(root, StringComparison.Ordinal)
            ? target
            : throw new DatasetException($"{archive} holds '{entryName}', expected only paths inside of {folder}.");
    }

    private static async Task ExtractAsync(TarEntry entry, string target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.part";
        await entry.ExtractToFileAsync(part, overwrite: true, cancellationToken);
        File.Move(part, target, overwrite: true);
    }
}
