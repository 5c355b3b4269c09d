using System.Buffers.Binary;

namespace NasV2.EndToEnd.Tests;

public sealed class CheckpointTests : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly SearchHome _home = new();

    [Fact]
    public async Task A_trial_killed_in_mid_epoch_resumes_in_another_process_and_ends_as_if_undisturbed()
    {
        await using var undisturbed = await TrainerRun.StartAsync(_home.Home, Store("undisturbed"));
        await undisturbed.TrainAsync(token: 1);
        Assert.Equal(TrialOutcome.Completed, undisturbed.End!.Outcome);

        await using var killed = await TrainerRun.StartAsync(_home.Home, Store("killed"));
        await killed.TrainAsync(token: 1, async epoch =>
        {
            if (epoch != 2)
                return;
            await StoredAsync("killed", "2-1");
            killed.Kill();
        });
        Assert.Null(killed.End);

        // Training is faster than a signal at times: what counts is that nothing is trained again.
        var stored = Directory.EnumerateFiles(Trial("killed"), "*.safetensors").Max(Epoch);
        await using var resumed = await TrainerRun.StartAsync(_home.Home, Store("killed"));
        await resumed.TrainAsync(token: 2, reported: 1);

        Assert.True(stored >= 2);
        Assert.Equal([2, 3, 4], resumed.Epochs.Select(epoch => epoch.Number));
        // Reported again with the same seconds: the coordinator may not have received it.
        Assert.Equal(killed.Epochs[1], resumed.Epochs[0]);
        // Before the curve, which shows only those differences that reach the last bits of a mean of losses.
        Assert.Equal(Tensors("undisturbed", 3), Tensors("killed", 3));
        Assert.Equal(undisturbed.End.Accuracy, resumed.End!.Accuracy);
        Assert.Equal(Curve(undisturbed).Skip(1), Curve(resumed));
        Assert.Equivalent(killed.Measured, resumed.Measured);
        // The look before training is the killed attempt's; the one after it is new.
        Assert.Equal(2, resumed.End.StepTime!.Looks!.Count);
        Assert.Equal(killed.Measured[0].MedianMs, resumed.End.StepTime.MedianMs);
        Assert.Equal(killed.Measured[0].Looks![0], resumed.End.StepTime.Looks[0]);
        Assert.True(resumed.End.TrainSeconds > killed.Epochs.Take(stored).Sum(epoch => epoch.Seconds));
    }

    [Fact]
    public async Task A_trial_whose_step_is_not_to_be_timed_ends_without_a_step_time()
    {
        await using var run = await TrainerRun.StartAsync(_home.Home, "/proc/nas/checkpoints");
        await run.TrainAsync(token: 1, timesStep: false);
        Assert.Empty(run.Measured);
        // The store cannot even be made, and the trial does not care.
        Assert.Equal((TrialOutcome.Completed, (StepTime?)null), (run.End!.Outcome, run.End.StepTime));
        Assert.Equal([1, 2, 3, 4], run.Epochs.Select(epoch => epoch.Number));
        Assert.True(run.End.Parameters > 0);
    }

    public void Dispose() => _home.Dispose();

    private static IEnumerable<(double Loss, double Accuracy)> Curve(TrainerRun run) =>
        run.Epochs.Select(epoch => (epoch.Loss, epoch.MinivalAccuracy));

    private static int Epoch(string file) => Path.GetFileName(file)[0] - '0';

    private string Store(string name) => Path.Combine(_home.Folder, name);

    private string Trial(string store) => Path.Combine(Store(store), "job", "7");

    private async Task StoredAsync(string store, string name)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!File.Exists(Path.Combine(Trial(store), name + ".safetensors")))
            await tick.WaitForNextTickAsync(Ct);
    }

    /// <summary>Weights, optimizer, average and random state after an epoch; the header also has the wall-clock seconds.</summary>
    private byte[] Tensors(string store, int epoch)
    {
        var file = File.ReadAllBytes(Directory.EnumerateFiles(Trial(store), "*.safetensors").Last(file => Epoch(file) == epoch));
        return file[(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))..];
    }
}
