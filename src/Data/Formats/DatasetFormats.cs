using System.Collections.Frozen;

namespace NasV2.Data;

/// <summary>The dataset formats that can be named in a job.</summary>
public static class DatasetFormats
{
    public static FrozenDictionary<string, IDatasetFormat> All { get; } = new Dictionary<string, IDatasetFormat>
    {
        ["cars196"] = new CarsFormat(),
        ["cifar10"] = CifarFormat.Cifar10,
        ["cifar100"] = CifarFormat.Cifar100,
        ["fashion-mnist"] = IdxFormat.FashionMnist,
        ["flowers102"] = new FlowersFormat(),
        ["folder"] = new FolderFormat(),
        ["labelled-folder"] = new LabelledFolderFormat(),
        ["mnist"] = IdxFormat.Mnist,
        ["shapes"] = new ShapesFormat(),
    }.ToFrozenDictionary();

    /// <exception cref="DatasetException">There is no such format; the message lists those there are.</exception>
    public static IDatasetFormat Get(string name) => Catalog.Get(All, name, "dataset format");
}
