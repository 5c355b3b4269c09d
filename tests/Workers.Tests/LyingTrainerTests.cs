using Microsoft.Extensions.Logging.Abstractions;
using NasV2.Contracts;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class LyingTrainerTests
{
    private const string Spec = """{"limits":{"trialMinutes":30},"data":{},"recipe":{"epochs":2},"stepTime":{}}""";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly TrialLease Lease = new("job", 3, 4, "worker", TimeSpan.FromMinutes(1));

    [Theory]
    [InlineData("1.5")]
    [InlineData("-0.1")]
    [InlineData("\"NaN\"")]
    public Task An_accuracy_that_is_no_share_is_not_believed(string accuracy) => DiesAsync(
        Say(ScriptedTrainer.Epoch.Replace("0.6", accuracy, StringComparison.Ordinal)),
        $"reported a minival accuracy of {accuracy.Trim('"')}");

    [Fact]
    public Task An_epoch_beyond_those_of_the_recipe_is_not_believed() => DiesAsync(
        Say(ScriptedTrainer.Epoch) + Say(ScriptedTrainer.EpochOf(2)) + Say(ScriptedTrainer.EpochOf(3)), "reported epoch 3 of 2");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public Task Epochs_that_come_out_of_order_are_not_believed(int first, int second) => DiesAsync(
        Say(ScriptedTrainer.EpochOf(first)) + Say(ScriptedTrainer.EpochOf(second)),
        first == 2 ? "reported epoch 2 after epoch 0" : "reported epoch 1 after epoch 1");

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task An_attempt_may_go_on_after_the_epochs_that_were_reported_or_begin_anew(int first)
    {
        var script = Say(ScriptedTrainer.EpochOf(first)) + (first == 1 ? Say(ScriptedTrainer.EpochOf(2)) : "") + Say(ScriptedTrainer.Completed);
        Assert.Equal(0.6, (await TrainAsync(script, reported: 1)).Accuracy);
    }

    [Fact]
    public Task A_step_that_is_measured_twice_is_not_believed() =>
        DiesAsync(Say(ScriptedTrainer.Measured) + Say(ScriptedTrainer.Measured), "measured the same step twice");

    [Fact]
    public Task A_step_time_of_another_device_is_not_believed() => DiesAsync(
        Say(ScriptedTrainer.Measured.Replace("\"deviceType\":\"script\"", "\"deviceType\":\"NVIDIA H100\"", StringComparison.Ordinal)),
        "measured on 'NVIDIA H100', but said that it trains on 'script'");

    [Theory]
    [InlineData("0")]
    [InlineData("-20")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    public async Task A_step_that_takes_no_time_is_not_believed(string time)
    {
        var death = await Assert.ThrowsAsync<TrainerDiedException>(
            () => TrainAsync(Say(ScriptedTrainer.Completed.Replace("\"medianMs\":20", $"\"medianMs\":{time}", StringComparison.Ordinal))));
        Assert.StartsWith("the trainer 'script' measured a step of ", death.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timedOut", "TimedOut")]
    [InlineData("failed", "Failed")]
    [InlineData("cancelled", "Cancelled")]
    public Task An_outcome_that_is_for_the_worker_to_say_is_not_believed(string outcome, string shown) => DiesAsync(
        Say($$$"""{"type":"ended","id":"REQUEST","report":{"outcome":"{{{outcome}}}"}}"""),
        $"ended a trial as {shown}, which is not for a trainer to say");

    [Fact]
    public async Task A_long_story_is_cut()
    {
        var report = await TrainAsync(
            """story=$(printf 'x%.0s' {1..5000}); say '{"type":"ended","id":"REQUEST","report":{"outcome":"diverged","message":"'$story'"}}'""");
        Assert.Equal(new string('x', 1000) + "…", report.Message);
    }

    [Fact]
    public async Task A_measurement_that_is_answered_with_epochs_is_given_up()
    {
        await using var trainer = await StartAsync($"read request; {Say(ScriptedTrainer.Epoch)} read never");
        var death = await Assert.ThrowsAsync<TrainerDiedException>(
            () => new TrialRunner(trainer, TimeProvider.System).MeasureAsync(new MeasureAssignment("job", Spec, "ARCHITECTURE"), Ct));
        Assert.Equal("the trainer 'script' answered a measurement with an epoch", death.Message);
    }

    private static string Say(string message) => $"say '{message}'; ";

    private static async Task DiesAsync(string script, string lie)
    {
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => TrainAsync(script));
        Assert.Equal($"the trainer 'script' {lie}", death.Message);
    }

    private static Task<TrainerProcess> StartAsync(string script) =>
        TrainerProcess.StartAsync(ScriptedTrainer.Command(script), NullLogger.Instance, TimeProvider.System, Ct);

    private static async Task<TrialReport> TrainAsync(string script, int reported = 0)
    {
        await using var trainer = await StartAsync($"read request; {script} read never");
        var epochs = new EpochReporter(_ => Task.FromResult(true));
        return await new TrialRunner(trainer, TimeProvider.System).TrainAsync(
            new TrialAssignment(Lease, "candidate", 5, Spec, MeasuresStep: true, reported), epochs, Ct);
    }
}
