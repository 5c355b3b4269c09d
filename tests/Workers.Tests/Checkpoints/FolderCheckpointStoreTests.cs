using NasV2.Workers.Checkpoints;

namespace NasV2.Workers.Tests.Checkpoints;

public sealed class FolderCheckpointStoreTests : CheckpointStoreConformance, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-checkpoints-");

    protected override ICheckpointStore Store => new FolderCheckpointStore(Path.Combine(_folder.FullName, "made", "when", "needed"));

    protected override (ICheckpointStore Store, string Name) Unreachable
    {
        get
        {
            var file = Path.Combine(_folder.FullName, "a-file");
            File.WriteAllText(file, "");
            return (new FolderCheckpointStore(file), file);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
