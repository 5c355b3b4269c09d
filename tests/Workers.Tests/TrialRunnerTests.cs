using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasV2.Contracts;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class TrialRunnerTests
{
    private const string Spec = """{"limits":{"trialMinutes":30},"data":{},"recipe":{},"stepTime":{}}""";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly TrialLease Lease = new("job", 3, 1, "worker", TimeSpan.FromMinutes(1));

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Epochs_are_reported_as_they_come_and_the_end_is_the_result()
    {
        var search = new RecordingSearch();
        var report = await RunAsync($"read request; say '{ScriptedTrainer.Measured}'; say '{ScriptedTrainer.Epoch}'; say '{ScriptedTrainer.Completed}'", search);
        Assert.Equal((TrialOutcome.Completed, 0.6), (report.Outcome, report.Accuracy));
        Assert.Equal(0.6, Assert.Single(search.Epochs).MinivalAccuracy);
        Assert.True(double.IsNaN(search.Epochs[0].Loss));
        Assert.Empty(search.References);
    }

    [Fact]
    public async Task The_reference_is_measured_first_where_the_job_does_not_know_it()
    {
        var search = new RecordingSearch();
        await RunAsync(
            $"read request; [[ $request == *'\"type\":\"measure\"'*REFERENCE* ]] && say '{ScriptedTrainer.Measured}'; read request; say '{ScriptedTrainer.Completed}'",
            search,
            reference: "REFERENCE");
        var reference = Assert.Single(search.References);
        Assert.Equal((20, 1000, 10), (reference.StepTime.MedianMs, reference.Parameters, reference.Classes));
    }

    [Fact]
    public async Task A_trial_that_hangs_ends_as_timed_out()
    {
        await using var trainer = await StartAsync("read request; read never");
        var hanging = RunAsync(trainer, new RecordingSearch());
        _clock.Advance(TimeSpan.FromMinutes(31));
        var report = await hanging;
        Assert.Equal(TrialOutcome.TimedOut, report.Outcome);
        Assert.Contains("30 minutes", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_carries_the_trainers_sentence()
    {
        var refusal = await Assert.ThrowsAsync<TrialRefusedException>(
            () => RunAsync("""read request; say '{"type":"refused","id":"REQUEST","reason":"images.gz ends at byte 7."}'""", new RecordingSearch()));
        Assert.Equal("images.gz ends at byte 7.", refusal.Message);
    }

    [Fact]
    public async Task A_trial_completed_without_its_figures_is_not_believed()
    {
        const string Bare = """{"type":"ended","id":"REQUEST","report":{"outcome":"completed","accuracy":"NaN"}}""";
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => RunAsync($"read request; say '{Bare}'", new RecordingSearch()));
        Assert.Contains("without a valid accuracy", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_kills_the_trainer_is_nobodys_trial() => await Assert.ThrowsAsync<TrialRefusedException>(
        () => RunAsync("read request; exit 9", new RecordingSearch(), reference: "REFERENCE"));

    [Fact]
    public Task A_trial_whose_lease_is_lost_is_given_up() => Assert.ThrowsAsync<LeaseLostException>(
        () => RunAsync($"read request; say '{ScriptedTrainer.Epoch}'; read never", new RecordingSearch { HoldsLease = false }));

    [Theory]
    [InlineData("diverged", TrialOutcome.Diverged)]
    [InlineData("outOfMemory", TrialOutcome.OutOfMemory)]
    [InlineData("infeasible", TrialOutcome.Infeasible)]
    public async Task A_failed_trial_is_a_value(string word, TrialOutcome outcome)
    {
        var report = await RunAsync(
            $$$"""read request; say '{"type":"ended","id":"REQUEST","report":{"outcome":"{{{word}}}","message":"why"}}'""", new RecordingSearch());
        Assert.Equal((outcome, "why"), (report.Outcome, report.Message));
    }

    private static Task<TrainerProcess> StartAsync(string script) =>
        TrainerProcess.StartAsync(ScriptedTrainer.Command(script), NullLogger.Instance, TimeProvider.System, Ct);

    private async Task<TrialReport> RunAsync(string script, RecordingSearch search, string? reference = null)
    {
        await using var trainer = await StartAsync(script);
        return await RunAsync(trainer, search, reference);
    }

    private Task<TrialReport> RunAsync(TrainerProcess trainer, RecordingSearch search, string? reference = null) =>
        new TrialRunner(trainer, search, _clock).RunAsync(new TrialAssignment(Lease, "candidate", 5, Spec, reference), Ct);
}
