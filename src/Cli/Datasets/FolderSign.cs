namespace NasV2.Cli.Datasets;

/// <summary>The file or folder by which a folder's dataset format is known.</summary>
/// <param name="Format">Name of the format.</param>
/// <param name="Name">Name of the file or folder.</param>
/// <param name="FirstLine">What the file begins with; null, the default, for whatever it holds.</param>
internal sealed record FolderSign(string Format, string Name, string? FirstLine = null)
{
    /// <summary>Those of all formats that have one; the first that is there counts.</summary>
    public static IReadOnlyList<FolderSign> All { get; } =
    [
        new("cifar10", "data_batch_1.bin"),
        new("cifar100", "train.bin"),
        new("cars196", "cars_train"),
        // Many a folder of class folders has a list of another kind beside it.
        new("labelled-folder", "train.csv", "file,labels"),
        new("folder", "train"),
        new("flowers102", "jpg"),
    ];

    /// <summary>Whether a folder has it.</summary>
    public bool IsIn(string folder)
    {
        var path = Path.Combine(folder, Name);
        return Path.Exists(path) && (FirstLine is null || File.ReadLines(path).FirstOrDefault() == FirstLine);
    }
}
