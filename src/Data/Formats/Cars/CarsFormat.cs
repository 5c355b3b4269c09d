namespace NasV2.Data;

/// <summary>
/// Stanford's 196 cars as they were published: <c>cars_train/00001.jpg</c> and so on, <c>cars_test/</c> likewise,
/// <c>devkit/cars_meta.mat</c>, <c>devkit/cars_train_annos.mat</c> and, in the root or in <c>devkit</c>,
/// <c>cars_test_annos_withlabels.mat</c>, without which there is no test set. The images are whole, not cut out by their boxes.
/// </summary>
public sealed class CarsFormat : IDatasetFormat
{
    private const string Kit = "devkit";
    private const string TestLabels = "cars_test_annos_withlabels.mat";

    public string Name => "cars196";

    public string Description => $"Stanford Cars: cars_train/, cars_test/, {Kit}/ and {TestLabels}";

    public string FolderName => "cars196";

    public bool Recognises(string folder) => Directory.Exists(Path.Combine(folder, "cars_train"));

    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var classNames = MatlabFile.Texts(Path.Combine(root, Kit, "cars_meta.mat"), "class_names");
        var train = CarsAnnotations.Read(Path.Combine(root, Kit, "cars_train_annos.mat"), Path.Combine(root, "cars_train"), classNames);
        string[] places = [Path.Combine(root, TestLabels), Path.Combine(root, Kit, TestLabels)];
        var labels = Array.Find(places, File.Exists);
        if (labels is null)
            options.Log?.Invoke($"There is no {string.Join(" and no ", places)}: {root} is used without its test images.");
        var test = labels is null ? null : CarsAnnotations.Read(labels, Path.Combine(root, "cars_test"), classNames);
        return ImageDataset.Load(new ImageSource(root, Name, train, test), options, cancellationToken);
    }
}
