using System.Text.Json;
using NasV2.Cluster.Chaos.Verification;
using NasV2.FakeTrainer;

namespace NasV2.Cluster.Tests;

public sealed class ChecksTests
{
    private static readonly ExpectedSearch Expected = ExpectedSearch.Create(seed: 1, count: 200, new FateRules());
    private static readonly StoredSearch Good = Undisturbed.Store(Expected);
    private static readonly ExpectedTrial Completed = Expected.Trials.First(trial => trial.Fate.Ending == Ending.Completed);

    [Fact]
    public void An_undisturbed_search_has_no_violation()
    {
        Assert.Contains(Expected.Trials, trial => trial.Fate.Ending == Ending.Poisoned);
        Assert.Empty(Checks.Run(Good, Expected));
    }

    [Fact]
    public void A_lost_trial_is_found() =>
        AssertFinds("the store holds 199 trials", Good with { Trials = [.. Good.Trials.Skip(1)] });

    [Fact]
    public void A_trial_without_a_result_is_found() =>
        AssertFinds("is Queued and has no result", WithTrial(trial => trial with { State = "Queued", Result = null }));

    [Fact]
    public void A_wrong_accuracy_is_found() =>
        AssertFinds("but its trainer gives", WithTrial(trial => trial with { Result = Better(trial.Result!.Value) }));

    [Fact]
    public void A_trial_that_failed_for_no_fault_of_its_own_is_found() => AssertFinds(
        "ended as Failed and not as Completed: three deaths",
        WithTrial(trial => trial with { Result = Undisturbed.Json(new { outcome = "Failed", message = "three deaths" }) }));

    [Fact]
    public void Another_candidate_than_the_sampler_gives_is_found() =>
        AssertFinds("but an undisturbed search gives it", WithTrial(trial => trial with { Candidate = "another" }));

    [Fact]
    public void A_gap_in_the_log_is_found() =>
        AssertFinds("the event log has a gap", Good with { Events = [.. Good.Events.Where(entry => entry.Sequence != 5)] });

    [Fact]
    public void A_trial_that_finished_twice_is_found()
    {
        var finished = Good.Events.First(entry => entry.Kind == StoredEvent.Finished);
        AssertFinds($"has 2 events {StoredEvent.Finished}", WithEvents([.. Good.Events, finished]));
        AssertFinds(", after its end", WithEvents([.. Good.Events, finished]));
    }

    [Fact]
    public void A_lease_that_was_given_while_another_held_is_found() => AssertFinds(
        ", while attempt 1 held it",
        WithEvents([.. Good.Events.Where(entry => entry.Kind != StoredEvent.LeaseLost)]));

    [Fact]
    public void A_report_of_an_attempt_that_had_lost_its_lease_is_found() => AssertFinds(
        ", of attempt 1, while attempt 2 held it",
        WithEvents([.. Good.Events.Select(entry => entry is { Kind: StoredEvent.Reported, Attempt: 2 }
            ? entry with { Payload = Undisturbed.Json(new { attempt = 1 }) }
            : entry)]));

    [Fact]
    public void A_poisoned_trial_that_was_given_up_early_is_found() => AssertFinds(
        "kills its trainer, but was given up after 2 attempts",
        Good with { Trials = [.. Good.Trials.Select(trial => trial.Attempt == 3 ? trial with { Attempt = 2 } : trial)] });

    [Fact]
    public void Another_order_of_the_ranking_is_found()
    {
        var ranking = Good.Result!.Value.GetProperty("ranking").EnumerateArray().ToList();
        (ranking[3], ranking[4]) = (ranking[4], ranking[3]);
        AssertFinds("of the ranking has trial", Good with { Result = Undisturbed.Json(new { ranking }) });
    }

    [Fact]
    public void A_job_that_did_not_complete_is_found() => AssertFinds(
        "the job is Paused: the data is damaged",
        Good with { State = "Paused", Message = "the data is damaged", Result = null });

    private static void AssertFinds(string violation, StoredSearch stored) =>
        Assert.Contains(Checks.Run(stored, Expected), found => found.Contains(violation, StringComparison.Ordinal));

    private static StoredSearch WithTrial(Func<StoredTrial, StoredTrial> change) => Good with
    {
        Trials = [.. Good.Trials.Select(trial => trial.Index == Completed.Index ? change(trial) : trial)],
    };

    private static StoredSearch WithEvents(IReadOnlyList<StoredEvent> events) => Good with
    {
        Events = [.. events.Select((entry, at) => entry with { Sequence = at + 1 })],
        LastEvent = events.Count,
    };

    private static JsonElement Better(JsonElement result)
    {
        var fields = result.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        fields["accuracy"] = Undisturbed.Json(Completed.Fate.Accuracy + 1e-9);
        return Undisturbed.Json(fields);
    }
}
