using TorchSharp;

namespace NasV2.Training.Tests.Checkpoints;

public sealed class ResumeTests : IClassFixture<ResumeTests.Cleanup>
{
    private static readonly CheckpointFolder UndisturbedFolder = new();
    private static readonly Lazy<(byte[] Weights, List<(int Epoch, double Loss, double Accuracy)> Epochs)> Undisturbed =
        new(() => ShapesRun.Train(ShapesRun.Recipe, UndisturbedFolder));

    [Fact]
    public Task Writing_checkpoints_does_not_change_a_run() => Torch.RunAsync(() =>
    {
        var plain = ShapesRun.Train(ShapesRun.Recipe);
        Assert.Equal(plain.Epochs, Undisturbed.Value.Epochs);
        Assert.Equal(plain.Weights, Undisturbed.Value.Weights);
        // The end of the last epoch is the end of the run.
        Assert.Equal([1, 2, 3], UndisturbedFolder.Epochs);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task Stopped_after_an_epoch_and_resumed_a_run_ends_with_the_same_weights_to_the_last_bit(int epoch) => Torch.RunAsync(() =>
    {
        var undisturbed = Undisturbed.Value;
        using var folder = new CheckpointFolder();
        ShapesRun.Train(ShapesRun.Recipe, folder, stopAfter: epoch);

        DisturbGenerator();
        folder.ResumeAfter = epoch;
        var resumed = ShapesRun.Train(ShapesRun.Recipe, folder);
        Assert.Equal(undisturbed.Epochs.Skip(epoch), resumed.Epochs);
        Assert.Equal(undisturbed.Weights, resumed.Weights);
        // In addition to the weights: optimizer, moving average and random state.
        Assert.Equal(UndisturbedFolder.Tensors(3), folder.Tensors(3));
    });

    [Fact]
    public Task A_run_without_a_moving_average_resumes_too() => Torch.RunAsync(() =>
    {
        var recipe = ShapesRun.Recipe with { EmaDecay = 0 };
        using var folder = new CheckpointFolder();
        var undisturbed = ShapesRun.Train(recipe, folder);
        DisturbGenerator();
        folder.ResumeAfter = 2;
        var resumed = ShapesRun.Train(recipe, folder);
        Assert.Equal(undisturbed.Epochs.Skip(2), resumed.Epochs);
        Assert.Equal(undisturbed.Weights, resumed.Weights);
    });

    [Fact]
    public Task A_resumed_runs_own_checkpoints_hold_all_epochs_and_steps() => Torch.RunAsync(() =>
    {
        using var folder = new CheckpointFolder();
        ShapesRun.Train(ShapesRun.Recipe, folder, stopAfter: 2);
        folder.ResumeAfter = 2;
        ShapesRun.Train(ShapesRun.Recipe, folder);

        using var checkpoint = folder.Open(3, ShapesRun.Identity(ShapesRun.Recipe));
        var progress = checkpoint.Metadata.Progress;
        Assert.Equal(Undisturbed.Value.Epochs.Take(3), progress.Epochs.Select(epoch => (epoch.Number, epoch.Loss, epoch.MinivalAccuracy)));
        Assert.Equal(3 * (160 / ShapesRun.Recipe.Batch), progress.Steps);
        Assert.Equal("tests", checkpoint.Metadata.Notes["purpose"]);
    });

    public sealed class Cleanup : IDisposable
    {
        public void Dispose() => UndisturbedFolder.Dispose();
    }

    private static void DisturbGenerator()
    {
        torch.manual_seed(123);
        // An odd number of normal values leaves one in the generator's pocket.
        torch.randn(3).Dispose();
    }
}
