using System.Collections.Immutable;
using System.Globalization;

namespace NasV2.Data;

/// <summary>
/// Oxford's 102 flowers: <c>jpg/image_00001.jpg</c> and so on, <c>imagelabels.mat</c>, <c>setid.mat</c>; trained on are the images of
/// its training and validation set together, as is usual (2,040), tested on those of its test set (6,149).
/// </summary>
public sealed class FlowersFormat : IDatasetFormat
{
    private const string LabelFile = "imagelabels.mat";
    private const string SplitFile = "setid.mat";

    public string Name => "flowers102";

    public string Description => "Oxford 102 flowers: jpg/, imagelabels.mat and setid.mat";

    public string FolderName => "flowers102";

    public bool Recognises(string folder) => Directory.Exists(Path.Combine(folder, "jpg"));

    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var labels = Whole(Path.Combine(root, LabelFile), "labels", largest: null);
        ImmutableArray<string> classNames =
            [.. Enumerable.Range(1, labels.Max()).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        var train = Images(root, labels, classNames, "trnid", "valid");
        var test = Images(root, labels, classNames, "tstid");
        return ImageDataset.Load(new ImageSource(root, Name, train, test), options, cancellationToken);
    }

    private static ImageFiles Images(string root, int[] labels, ImmutableArray<string> classNames, params ReadOnlySpan<string> sets)
    {
        List<int> numbers = [];
        foreach (var set in sets)
            numbers.AddRange(Whole(Path.Combine(root, SplitFile), set, labels.Length));
        var folder = Path.Combine(root, "jpg");
        return new ImageFiles(folder, classNames, [.. numbers.Distinct().Order().Select(number =>
            new ImageFile(Path.Combine(folder, FileName(number)), [labels[number - 1] - 1]))]);
    }

    private static string FileName(int number) => string.Create(CultureInfo.InvariantCulture, $"image_{number:00000}.jpg");

    /// <summary>Reads an array of whole numbers from 1 to <paramref name="largest"/>, or else to as many as there are.</summary>
    private static int[] Whole(string path, string variable, int? largest)
    {
        var values = MatlabFile.Numbers(path, variable);
        largest ??= values.Length;
        if (values.Length == 0)
            throw new DatasetException($"{path}: '{variable}' is empty, expected at least one number.");
        foreach (var value in values)
            if (value < 1 || value > largest || value != Math.Floor(value))
                throw new DatasetException($"{path}: expected whole numbers from 1 to {largest} in '{variable}', found {value}.");
        return Array.ConvertAll(values, value => (int)value);
    }
}
