using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The MNIST family: four IDX files of gray images and labels, each plain or <c>.gz</c>.</summary>
public sealed class IdxFormat : IDatasetFormat
{
    private readonly ImmutableArray<string> _classNames;
    private readonly float _mean;
    private readonly float _std;

    private IdxFormat(
        string name, string description, ImmutableArray<string> classNames, float mean, float std, Uri address,
        ImmutableArray<DownloadFile> files)
    {
        Download = new(name, name, address, files);
        Name = name;
        Description = description;
        _classNames = classNames;
        _mean = mean;
        _std = std;
    }

    public static IdxFormat FashionMnist { get; } = new(
        "fashion-mnist",
        "Zalando's articles of clothing: 60,000 + 10,000 gray images of 28x28, 10 classes",
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        mean: 0.2860f,
        std: 0.3530f,
        new Uri("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        [
            new("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
            new("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe"),
            new("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79"),
            new("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310"),
        ]);

    public static IdxFormat Mnist { get; } = new(
        "mnist",
        "handwritten digits: 60,000 + 10,000 gray images of 28x28, 10 classes",
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        mean: 0.1307f,
        std: 0.3081f,
        new Uri("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        [
            new("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
            new("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
            new("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
            new("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"),
        ]);

    public string Name { get; }

    public string Description { get; }

    public string FolderName => Name;

    public DatasetDownload? Download { get; }

    /// <summary>Both datasets have files of the same names: those in a folder whose name says so are of Fashion-MNIST.</summary>
    public bool Recognises(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "train-images-idx3-ubyte*").Any()
        && IsFashion(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))) == IsFashion(Name);

    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var train = LoadSet(root, "train");
        cancellationToken.ThrowIfCancellationRequested();
        var test = LoadSet(root, "t10k");
        if (test.Shape != train.Shape)
            throw new DatasetException($"{root}: the test images are {test.Shape}, expected {train.Shape} like the training images.");
        return new Dataset(train, test, [_mean], [_std]);
    }

    private ImageSet LoadSet(string root, string prefix)
    {
        using var imageFile = Open(root, $"{prefix}-images-idx3-ubyte");
        var (shape, pixels) = IdxReader.Images(imageFile);
        using var labelFile = Open(root, $"{prefix}-labels-idx1-ubyte");
        var labels = IdxReader.Labels(labelFile, _classNames.Length);

        var count = pixels.Length / shape.Length;
        if (labels.Length != count)
            throw labelFile.Damaged(4, $"{count} labels, one for each image of {imageFile.Path}", $"{labels.Length}");
        return new ImageSet(shape, pixels, [.. labels], _classNames);
    }

    private DatasetFile Open(string root, string name) => DatasetFile.Open(root, Name, name, $"{name}.gz");

    private static bool IsFashion(string name) => name.Contains("fashion", StringComparison.OrdinalIgnoreCase);
}
