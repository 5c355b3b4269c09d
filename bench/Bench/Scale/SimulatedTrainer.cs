using System.Runtime.CompilerServices;
using System.Text;
using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.Bench.Scale;

/// <summary>A trainer that waits instead of training: how long is a pure function of the architecture.</summary>
internal sealed class SimulatedTrainer(SimulatedDevices devices) : ITrainer
{
    private const int Epochs = 10;

    private static readonly StepTime Step = new(20, 0.1, 30, Settled: true, "cpu", "simulated", 64, 32, "fp32", "none");

    public ReadyMessage Ready { get; } = new(TrainerProtocol.Version, "cpu", "simulated", "none");

    public bool IsAlive => true;

    public async IAsyncEnumerable<TrainerAnswer> SendAsync(
        TrainerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request is not TrainRequest train)
        {
            yield return new MeasuredMessage(request.Id, Step, 1_000_000, 10);
            yield break;
        }

        var hash = Hash(train.Architecture);
        var duration = devices.Shortest + (devices.Longest - devices.Shortest) * (hash % 1000 / 1000.0);
        using (devices.Busy())
            for (var epoch = 1; epoch <= Epochs; epoch++)
            {
                await Task.Delay(duration / Epochs, cancellationToken);
                yield return new EpochMessage(
                    request.Id, new Epoch(epoch, Epochs, 1.0 / epoch, 0.5, 0.5, 0.1, duration.TotalSeconds / Epochs));
            }

        yield return new EndedMessage(request.Id, new TrialResult(
            TrialOutcome.Completed,
            0.5 + hash % 1000 / 2500.0,
            Step with { MedianMs = 10 + hash % 40 },
            1_000_000 + hash % 1_000_000,
            1_000_000,
            duration.TotalSeconds));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>FNV-1a, for it must be the same in every process.</summary>
    private static uint Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u)) >> 4;
}
