using NasV2.Workers.Protocol;

namespace NasV2.Workers.Supervision;

/// <summary>Something that serves requests one after the other; disposing it ends it at once, whatever it is doing.</summary>
public interface ITrainer : IAsyncDisposable
{
    /// <summary>What messages call it, as the subject of a sentence.</summary>
    string Name => "the trainer";

    /// <summary>What it said when it became ready.</summary>
    ReadyMessage Ready { get; }

    /// <summary>Whether it can take requests.</summary>
    bool IsAlive { get; }

    /// <summary>Sends a request and yields its messages up to the one that ends it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops waiting; the trainer is left in an unknown state and must be disposed.</param>
    /// <exception cref="TrainerDiedException">It died or broke the protocol.</exception>
    IAsyncEnumerable<TrainerAnswer> SendAsync(TrainerRequest request, CancellationToken cancellationToken);
}
