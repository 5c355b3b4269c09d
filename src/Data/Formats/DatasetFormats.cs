using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>A catalog of the dataset formats that a job can name.</summary>
public sealed class DatasetFormats
{
    private readonly FrozenDictionary<string, IDatasetFormat> _byName;

    /// <summary>A catalog of these formats, in the order in which they are asked for a folder.</summary>
    public DatasetFormats(params IEnumerable<IDatasetFormat> formats)
    {
        All = [.. formats];
        _byName = All.ToFrozenDictionary(format => format.Name);
    }

    /// <summary>The formats that ship with the product.</summary>
    public static DatasetFormats Default { get; } = new(
        CifarFormat.Cifar10,
        CifarFormat.Cifar100,
        IdxFormat.FashionMnist,
        IdxFormat.Mnist,
        new CarsFormat(),
        // Before folder: its images may lie in class folders.
        new LabelledFolderFormat(),
        new FolderFormat(),
        new FlowersFormat(),
        new ShapesFormat());

    /// <summary>The formats, in the order in which they are asked for a folder.</summary>
    public ImmutableArray<IDatasetFormat> All { get; }

    /// <summary>Their names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The catalog with one more format, which is asked first.</summary>
    public DatasetFormats With(IDatasetFormat format) => new([format, .. All]);

    /// <summary>The format of a name; null when there is none.</summary>
    public IDatasetFormat? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="DatasetException">The name is unknown; the message lists the known names.</exception>
    public IDatasetFormat Get(string name) => Catalog.Get(_byName, name, "dataset format");

    /// <summary>The first format that recognises a folder; null when none does.</summary>
    public IDatasetFormat? Recognise(string folder) => All.FirstOrDefault(format => format.Recognises(folder));
}
