using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Opens the pack of a dataset at one size, and makes it where there is none that fits.</summary>
internal sealed class PackCache(PackName name, ImageSource source, DatasetLoadOptions options)
{
    /// <exception cref="IOException">The cache folder cannot be used, or its disk is full.</exception>
    /// <exception cref="DatasetException">More files are broken than the limit allows.</exception>
    public Dataset Load(CancellationToken cancellationToken) =>
        Find(out _) ?? MakeAlone(cancellationToken);

    private Dataset MakeAlone(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(name.Folder);
        using var alone = PackLock.Take(
            name.Lock, () => options.Log?.Invoke($"Another process packs {source.Root}; waiting for it."), cancellationToken);
        if (Find(out var damage) is { } made)
            return made;
        if (damage is not null)
            options.Log?.Invoke($"The cache {name.Pack} is damaged ({damage}) and is rebuilt.");
        RemoveUseless();
        Make(cancellationToken);
        options.Log?.Invoke($"Packed {source.Root} at {options.Resolution} px into {name.Pack}.");
        return Dataset(PackFile.Open(name.Pack, name.Fingerprint));
    }

    private Dataset? Find(out string? damage)
    {
        damage = null;
        try
        {
            return Dataset(PackFile.Open(name.Pack, name.Fingerprint));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            damage = exception.Message;
            return null;
        }
    }

    /// <summary>Old packs of this dataset, and what processes that died left half-written.</summary>
    private void RemoveUseless()
    {
        foreach (var pack in Directory.GetFiles(name.Folder, name.AllPacks).Where(pack => !name.IsCurrent(pack)))
            Remove(pack);
        foreach (var part in Directory.GetFiles(name.Folder, name.AllParts))
            Remove(part);
    }

    private void Make(CancellationToken cancellationToken)
    {
        var part = name.NewPart();
        try
        {
            PackWriter.Write(part, name.Fingerprint, source, options, cancellationToken);
            File.Move(part, name.Pack, overwrite: true);
        }
        catch
        {
            Remove(part);
            throw;
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // On Windows, another process may still have it mapped; the next one that packs removes it.
        }
    }

    private Dataset Dataset(PackFile pack)
    {
        var index = pack.Index;
        var train = Images(pack, index.Train, PackLayout.HeadLength);
        var test = index.Test is { } split ? Images(pack, split, PackLayout.HeadLength + (long)train.Count * train.Shape.Length) : null;
        var trainSkipped = Skipped(index.Train, source.Train);
        var testSkipped = index.Test is null ? [] : Skipped(index.Test, source.Test!);
        return new Dataset(train, test, index.Mean, index.Std) { Skipped = [.. trainSkipped, .. testSkipped] };
    }

    private static ImageSet Images(PackFile pack, PackSplit split, long start)
    {
        var shape = new ImageShape(pack.Index.Resolution, pack.Index.Resolution, 3);
        var pixels = new MappedPixels(pack.File, start, (long)split.Labels.Count * shape.Length);
        return new ImageSet(shape, pixels, split.Labels, split.ClassNames);
    }

    private ImmutableArray<SkippedFile> Skipped(PackSplit split, ImageFiles images)
    {
        ImmutableArray<SkippedFile> skipped = [.. split.Skipped.Select(file => file with { Path = Path.Combine(source.Root, file.Path) })];
        BrokenFiles.ExpectFew(images, skipped, options.BrokenFileLimit);
        return skipped;
    }
}
