using NasV2.Workers.Protocol;

namespace NasV2.Workers.Tests;

/// <summary>What trainers and workers of commit f4ad835 said to each other, see tests/Golden; jobs bring such trainers along.</summary>
public sealed class GoldenProtocolTests
{
    private const string Id = "job/7#2";

    private static readonly StepTime StepTime = new(
        21.4, 0.3125, 60, Settled: true, "cuda:1", "NVIDIA H100 80GB HBM3", 64, 28, "bf16", "TorchSharp 0.107.0, libtorch 2.10.0",
        ["a trainer that would not pause"]);

    private static readonly TrainerMessage[] Messages =
    [
        new ReadyMessage(2, "cpu", "AMD EPYC 9B14, 2 cores", "TorchSharp 0.107.0, libtorch 2.10.0"),
        new MeasuredMessage(Id, StepTime, 192346, 10),
        new MeasuredMessage(Id, StepTime with { CoTenants = null, Settled = false }, 192346, 10),
        new EpochMessage(Id, Epoch(1, 1.71875, 0.625)),
        new EpochMessage(Id, Epoch(2, double.NaN, 0.1)),
        new EndedMessage(Id, new TrialResult(TrialOutcome.Completed, 0.875, StepTime, 192346, 9812345, 29.25)),
        new EndedMessage(Id, new TrialResult(TrialOutcome.OutOfMemory, Message: "CUDA out of memory")),
        new EndedMessage(Id, new TrialResult(TrialOutcome.Diverged, Message: "The training loss became NaN or infinite in epoch 3.")),
        new EndedMessage(Id, new TrialResult(TrialOutcome.Infeasible)),
        new EndedMessage(Id, new TrialResult(TrialOutcome.Cancelled)),
        new RefusedMessage(Id, "t10k-images-idx3-ubyte.gz ends at byte 1024; expected 7840016."),
    ];

    [Fact]
    public void Messages_of_a_trainer_mean_what_they_meant()
    {
        var lines = Lines("messages.jsonl");

        Assert.Equal(Messages.Length, lines.Length);
        foreach (var (expected, line) in Messages.Zip(lines))
            Assert.Equivalent(expected, TrainerProtocol.Read<TrainerMessage>(line), strict: true);
    }

    [Fact]
    public void Messages_of_a_trainer_are_written_as_they_were() =>
        Assert.Equal(Lines("messages.jsonl"), Messages.Select(TrainerProtocol.Write));

    [Fact]
    public void Requests_to_a_trainer_are_written_as_they_were()
    {
        var lines = Lines("requests.jsonl");

        Assert.Equal(lines, lines.Select(line => TrainerProtocol.Write(TrainerProtocol.Read<TrainerRequest>(line))));
        var train = Assert.IsType<TrainRequest>(TrainerProtocol.Read<TrainerRequest>(lines[1]));
        Assert.Equal((Id, 1000010, new CheckpointPlace("job/7", 2, 3)), (train.Id, train.Seed, train.Checkpoint));
    }

    private static Epoch Epoch(int number, double loss, double accuracy) => new(number, 10, loss, 0.5, accuracy, 0.004, 2.9);

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "trainer", file));
}
