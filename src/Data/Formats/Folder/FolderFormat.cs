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

    public bool Recognises(string folder) => Directory.Exists(Path.Combine(folder, "train"));

    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ClassFolders.Find(root, "train") is not { } train)
            throw new DatasetException($"{root} has no folder 'train' with one folder of .jpg, .jpeg or .png files for every class.");
        var test = ClassFolders.Find(root, "val") ?? ClassFolders.Find(root, "test");
        if (test is not null)
            ClassFolders.ExpectSameClasses(test, train);
        return ImageDataset.Load(new ImageSource(root, Name, train, test), options, cancellationToken);
    }
}
