using NasV2.Workers.Trainer;

namespace NasV2.Workers.Tests;

public sealed class DeviceGateTests : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("nasv2-gate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Trainers_share_a_device_and_a_measurement_waits_for_all_of_them()
    {
        using var first = Gate("cpu").Train(Ct);
        using (Gate("cpu").Train(Ct))
            Assert.False(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
        Assert.False(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
        first.Dispose();
        Assert.True(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
    }

    [Fact]
    public void A_pass_that_is_disposed_twice_closes_no_other_file_of_the_process()
    {
        var pass = Gate("cpu").Train(Ct);
        pass.Dispose();
        // These get the numbers that the descriptors of the pass had.
        var files = Enumerable.Range(0, 8).Select(number => File.Create(Path.Combine(_folder, $"{number}"), bufferSize: 0)).ToList();

        pass.Dispose();

        Assert.All(files, file =>
        {
            using (file)
                file.WriteByte(1);
        });
    }

    [Fact]
    public async Task A_trainer_pauses_between_two_steps_while_another_process_measures()
    {
        using var pass = Gate("cpu").Train(Ct);
        pass.LetMeasure();
        Assert.Equal(TimeSpan.Zero, pass.Waited);

        await using var measurer = LockingShell.Measure(_folder, "cpu");
        var training = StepUntilPaused(pass);
        await measurer.HasLocksAsync();
        Assert.False(training.IsCompleted);

        await measurer.EndAsync();
        await training;
        Assert.True(pass.Waited > TimeSpan.Zero);
        Assert.False(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
    }

    [Fact]
    public async Task A_killed_measurement_frees_the_device()
    {
        using var pass = Gate("cpu").Train(Ct);
        await using var measurer = LockingShell.Measure(_folder, "cpu");
        var training = StepUntilPaused(pass);
        await measurer.HasLocksAsync();
        await measurer.KillAsync();
        await training;
    }

    [Fact]
    public async Task A_measurement_is_alone_once_the_trainer_of_another_process_has_ended()
    {
        await using var trainer = LockingShell.Train(_folder, "cpu");
        await trainer.HasLocksAsync();
        var measurement = Task.Run(() => Gate("cpu").Measure(Ct), Ct);
        Assert.False(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
        Assert.False(measurement.IsCompleted);

        await trainer.EndAsync();
        using var alone = await measurement;
        Assert.Empty(alone.CoTenants);
    }

    [Fact]
    public async Task A_trainer_that_does_not_pause_is_named_as_a_co_tenant()
    {
        await using var trainer = LockingShell.Train(_folder, "cpu");
        await trainer.HasLocksAsync();
        using var pass = Gate("cpu", TimeSpan.Zero).Measure(Ct);
        Assert.Equal(["a trainer that would not pause"], pass.CoTenants);
    }

    [Fact]
    public async Task Two_measurements_never_overlap()
    {
        var first = Gate("cpu").Measure(Ct);
        var second = Task.Run(() => Gate("cpu").Measure(Ct), Ct);
        Assert.False(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
        Assert.False(second.IsCompleted);
        first.Dispose();
        using var after = await second;
        Assert.Empty(after.CoTenants);
    }

    [Fact]
    public async Task Training_on_a_GPU_holds_up_measurements_there_and_on_the_CPU_but_not_on_other_GPUs()
    {
        using var pass = Gate("gpu-1").Train(Ct);
        Assert.False(await LockingShell.CouldMeasureAsync(_folder, "gpu-1"));
        Assert.False(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
        Assert.True(await LockingShell.CouldMeasureAsync(_folder, "gpu-2"));
    }

    [Fact]
    public async Task A_measurement_on_a_GPU_keeps_the_CPU_from_being_measured_while_others_train_on_it()
    {
        using var pass = Gate("gpu-1").Measure(Ct);
        Assert.False(await LockingShell.CouldMeasureAsync(_folder, "cpu"));
        using var training = Gate("cpu").Train(Ct);
        Assert.Empty(pass.CoTenants);
    }

    [Fact]
    public async Task A_paused_trainer_can_be_cancelled()
    {
        await using var measurer = LockingShell.Measure(_folder, "cpu");
        await measurer.HasLocksAsync();
        using var cancellation = new CancellationTokenSource();
        var training = Task.Run(() => Gate("cpu").Train(cancellation.Token), Ct);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training);
    }

    [Fact]
    public void Where_there_can_be_no_gate_training_continues_and_the_measurement_says_so()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var gate = new DeviceGate(file, "cpu", TimeProvider.System, Long);
        using var training = gate.Train(Ct);
        training.LetMeasure();
        using var measuring = gate.Measure(Ct);
        Assert.StartsWith("other trainers could not be held off: ", Assert.Single(measuring.CoTenants), StringComparison.Ordinal);
    }

    private DeviceGate Gate(string device, TimeSpan? patience = null) => new(_folder, device, TimeProvider.System, patience ?? Long);

    private static Task StepUntilPaused(TrainingPass pass) => Task.Run(
        () =>
        {
            while (pass.Waited == TimeSpan.Zero)
                pass.LetMeasure();
        },
        Ct);
}
