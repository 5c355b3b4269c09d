using System.Buffers.Binary;
using NasV2.Training.Checkpoints;

namespace NasV2.Training.Tests.Checkpoints;

/// <summary>Keeps the checkpoint of every epoch and resumes from the one that is asked for.</summary>
internal sealed class CheckpointFolder : ICheckpoints, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-checkpoints-");

    /// <summary>The epoch after which the next run resumes; null for the beginning.</summary>
    public int? ResumeAfter { get; set; }

    public IEnumerable<int> Epochs =>
        Directory.EnumerateFiles(_folder.FullName).Select(file => int.Parse(Path.GetFileName(file), null)).Order();

    public string PathOf(int epoch) => Path.Combine(_folder.FullName, $"{epoch}");

    public CheckpointFile Open(int epoch, RunIdentity identity) =>
        CheckpointFile.Open(File.OpenRead(PathOf(epoch)), PathOf(epoch), identity);

    /// <summary>Weights, optimizer, average and random state; the header also has the wall-clock seconds.</summary>
    public byte[] Tensors(int epoch)
    {
        var file = File.ReadAllBytes(PathOf(epoch));
        return file[(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))..];
    }

    public void Restore(TrainingState state)
    {
        if (ResumeAfter is not { } epoch)
            return;
        using var checkpoint = Open(epoch, state.Identity);
        state.Restore(checkpoint);
    }

    public void Save(TrainingState state)
    {
        using var file = File.Create(PathOf(state.Progress.Epochs.Count));
        state.Write(file, new Dictionary<string, string> { ["purpose"] = "tests" });
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
