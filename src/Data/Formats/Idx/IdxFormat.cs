using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The MNIST family: four IDX files of gray images and labels, each plain or <c>.gz</c>.</summary>
public sealed class IdxFormat : IDatasetFormat
{
    private readonly ImmutableArray<string> _classNames;
    private readonly float _mean;
    private readonly float _std;

    private IdxFormat(string name, string description, ImmutableArray<string> classNames, float mean, float std)
    {
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
        std: 0.3530f);

    public static IdxFormat Mnist { get; } = new(
        "mnist",
        "handwritten digits: 60,000 + 10,000 gray images of 28x28, 10 classes",
        ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        mean: 0.1307f,
        std: 0.3081f);

    public string Name { get; }

    public string Description { get; }

    public string FolderName => Name;

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
}
