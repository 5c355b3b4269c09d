using System.Collections.Frozen;

namespace NasV2.Data;

/// <summary>The datasets that <see cref="DatasetDownloader"/> can fetch.</summary>
public static class DatasetDownloads
{
    public static FrozenDictionary<string, DatasetDownload> All { get; } = new Dictionary<string, DatasetDownload>
    {
        ["cifar10"] = new("cifar10", CifarFormat.Cifar10.FolderName, new Uri("https://www.cs.toronto.edu/~kriz/"),
            [new("cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530", IsArchive: true)]),
        ["cifar100"] = new("cifar100", CifarFormat.Cifar100.FolderName, new Uri("https://www.cs.toronto.edu/~kriz/"),
            [new("cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8", IsArchive: true)]),
        ["fashion-mnist"] = new("fashion-mnist", IdxFormat.FashionMnist.FolderName,
            new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            [
                new("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
                new("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe"),
                new("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79"),
                new("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310"),
            ]),
        ["mnist"] = new("mnist", IdxFormat.Mnist.FolderName, new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            [
                new("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
                new("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
                new("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
                new("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"),
            ]),
    }.ToFrozenDictionary();

    /// <exception cref="DatasetException">There is no such download; the message lists those there are.</exception>
    public static DatasetDownload Get(string name) => Catalog.Get(All, name, "dataset to download");
}
