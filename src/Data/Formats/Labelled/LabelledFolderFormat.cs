namespace NasV2.Data;

/// <summary>
/// Images that may have several labels each: <c>train.csv</c>, and <c>val.csv</c> or else <c>test.csv</c>, list them as
/// <c>file,labels</c>. Classes are those of <c>classes.txt</c> in its order or else all that <c>train.csv</c> names, sorted.
/// </summary>
/// <remarks>
/// A file is a path relative to the dataset's folder; labels are class names separated by semicolons; spaces around a name do not count.
/// A field with a comma stands in quotes, as in RFC 4180.
/// </remarks>
public sealed class LabelledFolderFormat : IDatasetFormat
{
    public string Name => "labelled-folder";

    public string Description =>
        $"your own images with one or more labels each: train.csv, and val.csv or test.csv, with lines of {ImageList.Header}";

    public string FolderName => "labelled-images";

    /// <summary>By the first line of its list: class folders often have a list of another kind next to them.</summary>
    public bool Recognises(string folder)
    {
        var list = Path.Combine(folder, "train.csv");
        return File.Exists(list) && File.ReadLines(list).FirstOrDefault() == "file,labels";
    }

    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Find(root, "train") is not { } train)
            throw new DatasetException(
                $"There is no {Path.Combine(root, "train.csv")}, expected a list of images that begins with '{ImageList.Header}'.");
        var classes = ClassList.Create(root, train);
        var test = Find(root, "val") ?? Find(root, "test");
        var source = new ImageSource(
            root, Name, train.Files(root, classes.Names, classes.Source), test?.Files(root, classes.Names, classes.Source));
        return ImageDataset.Load(source, options, cancellationToken);
    }

    private static ImageList? Find(string root, string split) => ImageList.Find(Path.Combine(root, $"{split}.csv"));
}
