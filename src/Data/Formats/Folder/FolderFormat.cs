namespace NasV2.Data;

/// <summary>
/// The ImageNet layout, <c>train/CLASS/*.{jpg,jpeg,png}</c> and <c>val/</c> or else <c>test/</c> likewise:
/// RGB squares whose shorter side was resized to the resolution and whose centre was cropped.
/// </summary>
public sealed class FolderFormat : IDatasetFormat
{
    public string Name => "folder";

    public string Description => "your own images: train/CLASS/*.jpg|png, and val/ or test/ with the same classes";

    public string FolderName => "images";

    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Resolution);
        if (ClassFolders.Find(root, "train") is not { } trainFolders)
            throw new DatasetException($"{root} has no folder 'train' with one folder of .jpg, .jpeg or .png files for every class.");
        var testFolders = ClassFolders.Find(root, "val") ?? ClassFolders.Find(root, "test");
        testFolders?.ExpectSameClasses(trainFolders);

        var train = FolderImages.Decode(trainFolders, options, cancellationToken);
        var test = testFolders is null ? null : FolderImages.Decode(testFolders, options, cancellationToken);
        var statistics = ChannelStatistics.Of(train.Images);
        return new Dataset(train.Images, test?.Images, statistics.Mean, statistics.Std)
        {
            Skipped = [.. train.Skipped, .. test?.Skipped ?? []],
        };
    }
}
