using Microsoft.Extensions.Logging.Abstractions;
using NasV2.Cluster;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class LyingTrainerTests
{
    private static readonly SearchSpec Spec = new()
    {
        Name = "job",
        Space = SearchSpaces.Find("small-image"),
        Data = new() { Format = "shapes" },
        Recipe = new() { Resolution = 32, Epochs = 2 },
    };
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Lease Lease = new("job", 3, 4, "worker");

    [Theory]
    [InlineData("1.5")]
    [InlineData("-0.1")]
    [InlineData("\"NaN\"")]
    public Task An_accuracy_outside_0_to_1_is_rejected(string accuracy) => DiesAsync(
        Say(ScriptedTrainer.Epoch.Replace("0.6", accuracy, StringComparison.Ordinal)),
        $"reported a minival accuracy of {accuracy.Trim('"')}");

    [Theory]
    [InlineData("""{"type":"epoch","id":"REQUEST"}""", "report")]
    [InlineData("""{"type":"epoch","id":"REQUEST","report":null}""", "report")]
    [InlineData("""{"type":"epoch","id":"REQUEST","report":{"epoch":1,"epochs":2}}""", "loss")]
    [InlineData("""{"type":"measured","id":"REQUEST","parameters":1000,"classes":10}""", "stepTime")]
    [InlineData("""{"type":"measured","id":"REQUEST","parameters":1000,"classes":10,"stepTime":{}}""", "medianMs")]
    [InlineData("""{"type":"ended","id":"REQUEST"}""", "report")]
    [InlineData("""{"type":"ended","id":"REQUEST","report":{}}""", "outcome")]
    [InlineData("""{"type":"ended","id":"REQUEST","report":{"outcome":0}}""", "outcome")]
    [InlineData("""{"type":"refused","id":"REQUEST"}""", "reason")]
    [InlineData("""{"type":"refused","id":"REQUEST","reason":null}""", "reason")]
    [InlineData("""{"type":"refused","id":"REQUEST","reason":"\ud800"}""", "reason")]
    public async Task A_message_that_lacks_a_field_is_the_trainers_death(string message, string field)
    {
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => TrainAsync(Say(message)));
        Assert.StartsWith(
            "the trainer 'script' wrote a line that is not a message of the protocol", death.Message, StringComparison.Ordinal);
        Assert.Contains(field, death.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"device\":\"cpu\"", "\"device\":null")]
    [InlineData("\"precision\":\"fp32\"", "\"precision\":null")]
    public async Task A_step_time_without_its_texts_is_the_trainers_death(string text, string without)
    {
        var measured = ScriptedTrainer.Measured.Replace(text, without, StringComparison.Ordinal);
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => TrainAsync(Say(measured)));
        Assert.Contains("is not a message of the protocol", death.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"libraries\":\"bash\"", "\"libraries\":\"ba\\u0000sh\"")]
    [InlineData("\"libraries\":\"bash\"", "\"libraries\":\"bash\",\"coTenants\":[null]")]
    public async Task Texts_that_cannot_be_stored_are_not_believed(string text, string other)
    {
        var measured = ScriptedTrainer.Measured.Replace(text, other, StringComparison.Ordinal);
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => TrainAsync(Say(measured)));
        Assert.StartsWith("the trainer 'script' measured with texts that are null", death.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"learningRate\":0.01", "\"learningRate\":\"NaN\"", "reported a learning rate of NaN")]
    [InlineData("\"learningRate\":0.01", "\"learningRate\":\"Infinity\"", "reported a learning rate of Infinity")]
    [InlineData("\"learningRate\":0.01", "\"learningRate\":-1", "reported a learning rate of -1")]
    [InlineData("\"seconds\":1.5", "\"seconds\":\"NaN\"", "reported an epoch of NaN seconds")]
    [InlineData("\"seconds\":1.5", "\"seconds\":1e300", "reported an epoch of 1E+300 seconds")]
    [InlineData("\"trainAccuracy\":0.5", "\"trainAccuracy\":\"NaN\"", "reported a training accuracy of NaN")]
    [InlineData("\"epochs\":1", "\"epochs\":0", "reported an epoch of 0 epochs")]
    public Task A_figure_of_an_epoch_that_cannot_be_true_is_not_believed(string figure, string other, string lie) =>
        DiesAsync(Say(ScriptedTrainer.Epoch.Replace(figure, other, StringComparison.Ordinal)), lie);

    [Theory]
    [InlineData("\"outcome\":\"diverged\",\"accuracy\":\"NaN\"", "reported an accuracy of NaN")]
    [InlineData("\"outcome\":\"diverged\",\"trainSeconds\":\"Infinity\"", "reported a training time of Infinity seconds")]
    [InlineData("\"outcome\":\"diverged\",\"parameters\":-5", "reported a network of -5 parameters")]
    [InlineData("\"outcome\":\"diverged\",\"macs\":-5", "reported a network of -5 multiply-adds")]
    [InlineData("\"outcome\":\"diverged\",\"minival\":{\"images\":0,\"largestClass\":0.1}", "reported a minival of 0 images")]
    [InlineData("\"outcome\":\"diverged\",\"minival\":{\"images\":9,\"largestClass\":2}", "reported a largest class of 2")]
    [InlineData("\"outcome\":\"completed\",\"accuracy\":0.6", "completed a trial without 'parameters'")]
    [InlineData("\"outcome\":\"completed\",\"accuracy\":0.6,\"parameters\":9", "completed a trial without 'stepTime'")]
    [InlineData("\"outcome\":\"completed\",\"parameters\":9", "completed a trial without 'accuracy'")]
    public Task A_figure_of_the_end_that_cannot_be_true_is_not_believed(string fields, string lie) =>
        DiesAsync(Say($$$"""{"type":"ended","id":"REQUEST","report":{{{{fields}}}}}"""), lie);

    [Theory]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"Infinity\"", double.PositiveInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    [InlineData("-3.5", -3.5)]
    public async Task A_loss_may_be_any_number(string loss, double expected)
    {
        var epochs = new List<Epoch>();
        var diverged = """{"type":"ended","id":"REQUEST","report":{"outcome":"diverged"}}""";
        await TrainAsync(Say(ScriptedTrainer.Epoch.Replace("\"NaN\"", loss, StringComparison.Ordinal)) + Say(diverged), epochs: epochs);
        Assert.Equal(expected, Assert.Single(epochs).Loss);
    }

    [Fact]
    public Task An_epoch_beyond_those_of_the_recipe_is_not_believed() => DiesAsync(
        Say(ScriptedTrainer.Epoch) + Say(ScriptedTrainer.EpochOf(2)) + Say(ScriptedTrainer.EpochOf(3)), "reported epoch 3 of 2");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public Task Epochs_out_of_order_are_rejected(int first, int second) => DiesAsync(
        Say(ScriptedTrainer.EpochOf(first)) + Say(ScriptedTrainer.EpochOf(second)),
        first == 2 ? "reported epoch 2 after epoch 0" : "reported epoch 1 after epoch 1");

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public async Task An_attempt_may_resume_after_the_reported_epochs_or_start_over(int first)
    {
        var script = Say(ScriptedTrainer.EpochOf(first)) + (first == 1 ? Say(ScriptedTrainer.EpochOf(2)) : "")
            + Say(ScriptedTrainer.Completed);
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
    public Task An_outcome_that_only_a_worker_may_report_is_rejected(string outcome, string shown) => DiesAsync(
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
            () => new TrialRunner(trainer, Spec, TimeProvider.System).MeasureAsync(new MeasureAssignment("job", "{}", "ARCHITECTURE"), Ct));
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

    private static async Task<TrialResult> TrainAsync(string script, int reported = 0, List<Epoch>? epochs = null)
    {
        await using var trainer = await StartAsync($"read request; {script} read never");
        var reporter = new EpochReporter(reports =>
        {
            epochs?.AddRange(reports);
            return Task.FromResult(true);
        });
        return await new TrialRunner(trainer, Spec, TimeProvider.System).TrainAsync(
            new TrialAssignment(Lease, TimeSpan.FromMinutes(1), "candidate", 5, "{}", MeasuresStep: true, reported), reporter, Ct);
    }
}
