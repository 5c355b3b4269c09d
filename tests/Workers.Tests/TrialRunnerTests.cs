using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasV2.Cluster;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class TrialRunnerTests
{
    private static readonly SearchSpec Spec = new()
    {
        Name = "job",
        Space = SearchSpaces.Find("small-image"),
        Data = new() { Format = "shapes" },
        Recipe = new() { Resolution = 32, Epochs = 2 },
        StepTime = new() { MaxSteps = 77 },
    };
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Lease Lease = new("job", 3, 4, "worker");

    private readonly FakeTimeProvider _clock = new();
    private readonly List<Epoch> _epochs = [];

    [Fact]
    public async Task Epochs_are_reported_as_they_come_and_the_end_is_the_result()
    {
        var report = await TrainAsync(
            $"read request; say '{ScriptedTrainer.Measured}'; say '{ScriptedTrainer.Epoch}'; say '{ScriptedTrainer.Completed}'");
        Assert.Equal((TrialOutcome.Completed, 0.6), (report.Outcome, report.Accuracy));
        Assert.Equal(0.6, Assert.Single(_epochs).MinivalAccuracy);
        Assert.True(double.IsNaN(_epochs[0].Loss));
    }

    [Fact]
    public async Task A_trial_names_its_attempt_and_its_checkpoints_and_says_how_to_time_the_step()
    {
        var report = await TrainAsync(
            $$"""
            read request
            for part in '"id":"job/3#4"' '"maxSteps":77' '"checkpoint":{"key":"job/3","token":4,"reported":0}'; do
              [[ $request == *"$part"* ]] || exit 9
            done
            say '{{ScriptedTrainer.Completed}}'
            """);
        Assert.Equal(TrialOutcome.Completed, report.Outcome);
    }

    [Fact]
    public async Task A_trial_whose_step_does_not_count_is_trained_without_timing_it()
    {
        const string Bare = """{"type":"ended","id":"REQUEST","report":{"outcome":"completed","accuracy":0.6,"parameters":1000}}""";
        var report = await TrainAsync($"read request; [[ $request != *stepTime* ]] && say '{Bare}'", measuresStep: false);
        Assert.Equal((0.6, null), (report.Accuracy, report.StepTime));
    }

    [Theory]
    [InlineData(0.10, TrialOutcome.Completed)]
    [InlineData(0.58, TrialOutcome.NothingLearned)]
    public async Task A_trial_that_is_no_better_than_the_largest_class_has_learned_nothing(double largestClass, TrialOutcome outcome)
    {
        var completed = ScriptedTrainer.Completed.Replace(
            "\"parameters\"",
            string.Create(CultureInfo.InvariantCulture, $"\"minival\":{{\"images\":1000,\"largestClass\":{largestClass}}},\"parameters\""),
            StringComparison.Ordinal);

        var report = await TrainAsync($"read request; say '{completed}'");

        Assert.Equal((outcome, 0.6, 1000), (report.Outcome, report.Accuracy, report.Parameters));
        Assert.Equal(outcome == TrialOutcome.Completed, report.Message is null);
    }

    [Fact]
    public async Task A_measurement_is_read_as_it_was_measured()
    {
        await using var trainer = await StartAsync(
            $"read request; [[ $request == *'\"type\":\"measure\"'*ARCHITECTURE*'\"maxSteps\":77'*'\"reference\":'* ]] && say "
                + $"'{ScriptedTrainer.Measured}'; read never");
        var measured = await MeasureAsync(trainer);
        Assert.Equal(
            ("ARCHITECTURE", 20, 1000, 10), (measured.Candidate, measured.StepTime.MedianMs, measured.Parameters, measured.Classes));
    }

    [Fact]
    public async Task A_measurement_that_takes_too_long_counts_as_the_trainers_death()
    {
        await using var trainer = await StartAsync("read request; read never");
        var hanging = MeasureAsync(trainer);
        _clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("for longer than a trial may take", (await Assert.ThrowsAsync<TrainerDiedException>(() => hanging)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measurement_on_other_hardware_than_the_trainer_reported_is_rejected()
    {
        var elsewhere = ScriptedTrainer.Measured.Replace("\"deviceType\":\"script\"", "\"deviceType\":\"other\"", StringComparison.Ordinal);
        await using var trainer = await StartAsync($"read request; say '{elsewhere}'; read never");
        await Assert.ThrowsAsync<TrainerDiedException>(() => MeasureAsync(trainer));
    }

    [Fact]
    public async Task A_look_that_cannot_be_true_is_rejected()
    {
        const string Looks = """ "looks":[{"ratio":0,"error":0.01,"pairs":30,"referenceMs":10}],"medianMs" """;
        var measured = ScriptedTrainer.Measured.Replace("\"medianMs\"", Looks.Trim(), StringComparison.Ordinal);
        await using var trainer = await StartAsync($"read request; say '{measured}'; read never");
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => MeasureAsync(trainer));
        Assert.Contains("a ratio of 0 ± 0.01 in 30 pairs", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_that_hangs_ends_as_timed_out()
    {
        await using var trainer = await StartAsync("read request; read never");
        var hanging = TrainAsync(trainer);
        _clock.Advance(TimeSpan.FromMinutes(31));
        var report = await hanging;
        Assert.Equal(TrialOutcome.TimedOut, report.Outcome);
        Assert.Contains("30 minutes", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_carries_the_trainers_sentence()
    {
        var refusal = await Assert.ThrowsAsync<TrialRefusedException>(
            () => TrainAsync("""read request; say '{"type":"refused","id":"REQUEST","reason":"images.gz ends at byte 7."}'"""));
        Assert.Equal("images.gz ends at byte 7.", refusal.Message);
    }

    [Fact]
    public async Task A_trial_completed_without_its_figures_is_not_believed()
    {
        const string Bare = """{"type":"ended","id":"REQUEST","report":{"outcome":"completed","parameters":1000}}""";
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => TrainAsync($"read request; say '{Bare}'"));
        Assert.Contains("completed a trial without 'accuracy'", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_trial_whose_lease_is_lost_is_given_up_at_its_next_epoch() => Assert.ThrowsAsync<LeaseLostException>(
        () =>
            TrainAsync($"read request; say '{ScriptedTrainer.Epoch}'; say '{ScriptedTrainer.EpochOf(2)}'; read never", holdsLease: false));

    [Theory]
    [InlineData("diverged", TrialOutcome.Diverged)]
    [InlineData("outOfMemory", TrialOutcome.OutOfMemory)]
    [InlineData("infeasible", TrialOutcome.Infeasible)]
    public async Task A_failed_trial_is_a_value(string word, TrialOutcome outcome)
    {
        var report = await TrainAsync(
            $$$"""read request; say '{"type":"ended","id":"REQUEST","report":{"outcome":"{{{word}}}","message":"why"}}'""");
        Assert.Equal((outcome, "why"), (report.Outcome, report.Message));
    }

    private static Task<TrainerProcess> StartAsync(string script) =>
        TrainerProcess.StartAsync(ScriptedTrainer.Command(script), NullLogger.Instance, TimeProvider.System, Ct);

    private async Task<TrialResult> TrainAsync(string script, bool measuresStep = true, bool holdsLease = true)
    {
        await using var trainer = await StartAsync(script);
        return await TrainAsync(trainer, measuresStep, holdsLease);
    }

    private Task<TrialResult> TrainAsync(TrainerProcess trainer, bool measuresStep = true, bool holdsLease = true)
    {
        var epochs = new EpochReporter(reports =>
        {
            _epochs.AddRange(reports);
            return Task.FromResult(holdsLease);
        });
        return new TrialRunner(trainer, Spec, _clock)
            .TrainAsync(new TrialAssignment(Lease, TimeSpan.FromMinutes(1), "candidate", 5, "{}", measuresStep), epochs, Ct);
    }

    private Task<StepMeasurement> MeasureAsync(TrainerProcess trainer) =>
        new TrialRunner(trainer, Spec, _clock).MeasureAsync(new MeasureAssignment("job", "{}", "ARCHITECTURE"), Ct);
}
