using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The binary version of CIFAR: records of label bytes and 32x32 RGB pixels; files may hold any number of records.</summary>
public sealed class CifarFormat : IDatasetFormat
{
    private readonly ImmutableArray<string> _trainFiles;
    private readonly string _testFile;
    private readonly string _classNamesFile;
    private readonly int _labelBytes;
    private readonly ChannelStatistics _statistics;

    private CifarFormat(
        string name,
        string description,
        string folderName,
        ImmutableArray<string> trainFiles,
        string testFile,
        string classNamesFile,
        int labelBytes,
        ChannelStatistics statistics,
        DownloadFile archive)
    {
        Download = new(name, folderName, new Uri("https://www.cs.toronto.edu/~kriz/"), [archive]);
        Name = name;
        Description = description;
        FolderName = folderName;
        _trainFiles = trainFiles;
        _testFile = testFile;
        _classNamesFile = classNamesFile;
        _labelBytes = labelBytes;
        _statistics = statistics;
    }

    public static CifarFormat Cifar10 { get; } = new(
        "cifar10",
        "animals and vehicles: 50,000 + 10,000 RGB images of 32x32, 10 classes",
        "cifar-10-batches-bin",
        ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"],
        "test_batch.bin",
        "batches.meta.txt",
        labelBytes: 1,
        new ChannelStatistics([0.4914f, 0.4822f, 0.4465f], [0.2470f, 0.2435f, 0.2616f]),
        new("cifar-10-binary.tar.gz", "c32a1d4ab5d03f1284b67883e8d87530", IsArchive: true));

    /// <summary>Labels are the 100 fine ones; the coarse label in front of each is passed over.</summary>
    public static CifarFormat Cifar100 { get; } = new(
        "cifar100",
        "100 kinds of things: 50,000 + 10,000 RGB images of 32x32",
        "cifar-100-binary",
        ["train.bin"],
        "test.bin",
        "fine_label_names.txt",
        labelBytes: 2,
        new ChannelStatistics([0.5071f, 0.4865f, 0.4409f], [0.2673f, 0.2564f, 0.2762f]),
        new("cifar-100-binary.tar.gz", "03b5dce01913d631647c71ecec9e9cb8", IsArchive: true));

    public string Name { get; }

    public string Description { get; }

    public string FolderName { get; }

    public DatasetDownload? Download { get; }

    public bool Recognises(string folder) => File.Exists(Path.Combine(folder, _trainFiles[0]));

    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var classNames = ClassNames(root);
        var train = LoadSet(root, _trainFiles, classNames, cancellationToken);
        var test = LoadSet(root, [_testFile], classNames, cancellationToken);
        return new Dataset(train, test, _statistics.Mean, _statistics.Std);
    }

    private ImmutableArray<string> ClassNames(string root)
    {
        using var file = DatasetFile.Open(root, Name, _classNamesFile);
        var names = File.ReadLines(file.Path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim());
        ImmutableArray<string> classNames = [.. names];
        return classNames.IsEmpty ? throw file.Damaged(0, "one class name a line", "none") : classNames;
    }

    private ImageSet LoadSet(
        string root, ImmutableArray<string> names, ImmutableArray<string> classNames, CancellationToken cancellationToken)
    {
        List<CifarRecords> parts = [];
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var file = DatasetFile.Open(root, Name, name);
            parts.Add(CifarRecords.Read(file, _labelBytes, classNames.Length));
        }

        var pixels = new byte[parts.Sum(part => part.Pixels.Length)];
        var offset = 0;
        foreach (var part in parts)
        {
            part.Pixels.CopyTo(pixels, offset);
            offset += part.Pixels.Length;
        }

        return new ImageSet(CifarRecords.Shape, pixels, [.. parts.SelectMany(part => part.Labels)], classNames);
    }
}
