using NasV2.Contracts;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Tests;

/// <summary>What trainers and workers of commit f4ad835 said to each other, see tests/Golden; jobs bring such trainers along.</summary>
public sealed class GoldenProtocolTests
{
    private const string Id = "job/7#2";

    private static readonly StepTime StepTime = new()
    {
        MedianMs = 21.4,
        MadMs = 0.3125,
        Steps = 60,
        Settled = true,
        Device = "cuda:1",
        DeviceType = "NVIDIA H100 80GB HBM3",
        Batch = 64,
        Resolution = 28,
        Precision = "bf16",
        Libraries = "TorchSharp 0.107.0, libtorch 2.10.0",
        CoTenants = ["a trainer that would not pause"],
    };

    private static readonly TrainerMessage[] Messages =
    [
        new ReadyMessage(2, "cpu", "AMD EPYC 9B14, 2 cores", "TorchSharp 0.107.0, libtorch 2.10.0"),
        new MeasuredMessage(Id, StepTime, 192346, 10),
        new MeasuredMessage(Id, StepTime with { CoTenants = null, Settled = false }, 192346, 10),
        new EpochMessage(Id, Epoch(1, 1.71875, 0.625)),
        new EpochMessage(Id, Epoch(2, double.NaN, 0.1)),
        new EndedMessage(Id, new TrialReport
        {
            Outcome = TrialOutcome.Completed, Accuracy = 0.875, StepTime = StepTime, Parameters = 192346, Macs = 9812345, TrainSeconds = 29.25,
        }),
        new EndedMessage(Id, new TrialReport { Outcome = TrialOutcome.OutOfMemory, Message = "CUDA out of memory" }),
        new EndedMessage(Id, new TrialReport { Outcome = TrialOutcome.Diverged, Message = "The training loss became NaN or infinite in epoch 3." }),
        new EndedMessage(Id, new TrialReport { Outcome = TrialOutcome.Infeasible }),
        new EndedMessage(Id, new TrialReport { Outcome = TrialOutcome.Cancelled }),
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
    public void Messages_of_a_trainer_are_written_as_they_were() => Assert.Equal(Lines("messages.jsonl"), Messages.Select(TrainerProtocol.Write));

    [Fact]
    public void Requests_to_a_trainer_are_written_as_they_were()
    {
        var lines = Lines("requests.jsonl");

        Assert.Equal(lines, lines.Select(line => TrainerProtocol.Write(TrainerProtocol.Read<TrainerRequest>(line))));
        var train = Assert.IsType<TrainRequest>(TrainerProtocol.Read<TrainerRequest>(lines[1]));
        Assert.Equal((Id, 1000010, new CheckpointPlace("job/7", 2, 3)), (train.Id, train.Seed, train.Checkpoint));
    }

    private static EpochReport Epoch(int epoch, double loss, double accuracy) => new()
    {
        Epoch = epoch, Epochs = 10, Loss = loss, TrainAccuracy = 0.5, MinivalAccuracy = accuracy, LearningRate = 0.004, Seconds = 2.9,
    };

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "trainer", file));
}
