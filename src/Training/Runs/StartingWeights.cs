using NasV2.Model;
using NasV2.Training.Checkpoints;
using static TorchSharp.torch;

namespace NasV2.Training.Runs;

/// <summary>The weights of an ended run with which another begins: pre-training, and fine-tuning on other images.</summary>
/// <remarks>A classifier of other classes is not taken over; the new run's stays as it was drawn.</remarks>
public sealed class StartingWeights : IDisposable
{
    private readonly string _path;
    private readonly CheckpointFile _file;
    private readonly IReadOnlyList<string> _classNames;

    private StartingWeights(string path, CheckpointFile file, IReadOnlyList<string> classNames) =>
        (_path, _file, _classNames) = (path, file, classNames);

    /// <summary>SHA-256 of the weights and what is said of them.</summary>
    public string Digest => _file.Digest;

    /// <summary>Opens the best weights of a run.</summary>
    /// <param name="path">The run's folder, or the file.</param>
    /// <exception cref="CheckpointException">The file is damaged, or holds something else.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static StartingWeights Open(string path)
    {
        var best = Directory.Exists(path) ? new RunFolder(path).Best : path;
        var file = CheckpointFile.Open(File.OpenRead(best), best, identity: null);
        if (BestWeights.ClassesOf(file.Metadata) is { } classNames)
            return new(best, file, classNames);
        file.Dispose();
        throw new CheckpointException(best, "does not hold the best weights of a run");
    }

    /// <summary>Puts the weights and the statistics into a network of the same architecture.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classNames">What the rows of its classifier stand for.</param>
    /// <returns>Whether the classifier was taken over, too, which it is where the classes are the same.</returns>
    /// <exception cref="CheckpointException">They are another network's; the network is as it was.</exception>
    public bool CopyTo(Network network, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(network);
        var theirs = _file.Metadata.Identity.Architecture;
        if (theirs != network.Architecture.Canonical)
            throw new CheckpointException(
                _path, $"holds weights of {theirs}, but the network to be trained is {network.Architecture.Canonical}");
        using var noGradient = no_grad();
        var options = network.Options with { Classes = _classNames.Count, UsesBFloat16 = false };
        using var source = new Network(network.Architecture, options, CPU, seed: 0);
        _file.CopyTo([.. NetworkState.Tensors(source)]);
        var hasClasses = _classNames.SequenceEqual(classNames);
        network.Parameters.Statistics.copy_(source.Parameters.Statistics);
        foreach (var (own, given) in network.Parameters.Slots.Zip(source.Parameters.Slots))
            if (hasClasses || !own.Name.StartsWith(Network.ClassifierName, StringComparison.Ordinal))
                own.Value.copy_(given.Value);
        return hasClasses;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
