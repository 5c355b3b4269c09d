using System.Text.Json;
using NasV2.Model;
using NasV2.Training.Checkpoints;

namespace NasV2.Training.Runs;

/// <summary>The weights of a run's best epoch, in a file.</summary>
/// <param name="path">The file.</param>
/// <param name="identity">The run.</param>
/// <param name="classNames">What the rows of its classifier stand for.</param>
public sealed class BestWeights(string path, RunIdentity identity, IReadOnlyList<string> classNames)
{
    private const string ClassesNote = "classes";

    private readonly Dictionary<string, string> _notes = new() { [ClassesNote] = JsonSerializer.Serialize(classNames) };

    /// <summary>Keeps the network's present weights when the newest epoch is the best.</summary>
    /// <param name="network">The network, with its averaged weights in place.</param>
    /// <param name="epochs">All epochs so far.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Take(Network network, IReadOnlyList<Epoch> epochs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(epochs);
        if (epochs.Any(epoch => epoch != epochs[^1] && epoch.MinivalAccuracy >= epochs[^1].MinivalAccuracy))
            return;
        AtomicFile.WriteAsync(path, target =>
        {
            CheckpointFile.Write(
                target, new CheckpointMetadata(identity, new RunProgress(epochs, 0), _notes), [.. NetworkState.Tensors(network)]);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();
    }

    /// <summary>Puts them into the network.</summary>
    /// <exception cref="CheckpointException">The file is damaged or of another run.</exception>
    /// <exception cref="IOException">It is not there.</exception>
    public void Load(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var file = CheckpointFile.Open(File.OpenRead(path), path, identity);
        file.CopyTo([.. NetworkState.Tensors(network)]);
    }

    /// <summary>The class names that a file of best weights gives; null where it gives none.</summary>
    internal static IReadOnlyList<string>? ClassesOf(CheckpointMetadata metadata) =>
        metadata.Notes.TryGetValue(ClassesNote, out var names) ? JsonSerializer.Deserialize<List<string>>(names) : null;
}
