namespace NasV2.Cli.Datasets;

/// <summary>The file or folder by which a folder's dataset format is known.</summary>
/// <param name="Format">Name of the format.</param>
/// <param name="Name">Name of the file or folder.</param>
internal sealed record FolderSign(string Format, string Name)
{
    /// <summary>Those of all formats that have one; the first that is there counts.</summary>
    public static IReadOnlyList<FolderSign> All { get; } =
    [
        new("cifar10", "data_batch_1.bin"),
        new("cifar100", "train.bin"),
        new("cars196", "cars_train"),
        new("folder", "train"),
        new("flowers102", "jpg"),
    ];

    /// <summary>Whether a folder has it.</summary>
    public bool IsIn(string folder) => Path.Exists(Path.Combine(folder, Name));
}
