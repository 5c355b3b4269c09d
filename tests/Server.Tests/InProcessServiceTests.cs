using System.Text.Json;
using NasV2.Search.Results;
using NasV2.Storage;

namespace NasV2.Server.Tests;

public sealed class InProcessServiceTests
{
    /// <summary>Accuracy 0.5 and two hundredths more for each trial.</summary>
    private const string Obedient = """measured; epoch 1; epoch 2; completed "0.$((50 + 2 * trial))" """;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_ends_with_the_best_trial_scaled_to_three_sizes()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 5));

        Assert.Equal(JobState.Completed, job.State);
        var result = SearchResult.FromJson(job.ResultJson!);
        Assert.Equal([4, 3, 2, 1, 0], result.Ranking.Select(trial => trial.Trial));
        Assert.Equal(0.58, result.Winner.Reward, 12);
        Assert.Equal(["s", "m", "l"], result.Family.Select(size => size.Name));
        Assert.Equal(result.Winner.Candidate, result.Family[0].Canonical);
        Assert.True(result.Family[0].Parameters < result.Family[1].Parameters && result.Family[1].Parameters < result.Family[2].Parameters);
    }

    [Fact]
    public async Task Every_decision_is_in_the_event_log_and_each_candidate_was_stored_before_it_was_leased()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 3));

        var events = await ScriptedService.Store(service).ReadEventsAsync(job.Id, 0, Ct).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(stored => (int)stored.Sequence));
        for (var trial = 0; trial < 3; trial++)
            Assert.Equal(
                [typeof(TrialProposed), typeof(TrialStarted), typeof(EpochEnded), typeof(EpochEnded), typeof(TrialEnded)],
                events.Where(stored => stored.Trial == trial).Select(stored => stored.Event.GetType()));
        Assert.IsType<SearchStateChanged>(events[^1].Event);
        Assert.Single(events, stored => stored.Event is StepMeasured);
    }

    [Fact]
    public async Task A_trainer_that_dies_costs_an_attempt_and_no_trial()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(
            $"""if [[ $trial == 1 && ! -e $marks/died ]]; then touch $marks/died; measured; epoch 1; exit 9; fi; {Obedient}""");
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 3));

        var trials = await ScriptedService.Store(service).ListTrialsAsync(job.Id, Ct);
        Assert.All(trials, trial => Assert.Equal(TrialOutcome.Completed, trial.Result!.Outcome));
        Assert.Equal([1, 2, 1], trials.Select(trial => trial.Attempt));
        Assert.Equal(0.52, trials[1].Result!.Accuracy);
    }

    [Fact]
    public async Task A_trial_that_kills_its_trainer_three_times_ends_as_failed_and_the_search_continues()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync($"""if [[ $trial == 1 ]]; then echo 'segmentation fault' >&2; exit 139; fi; {Obedient}""");
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 3));

        Assert.Equal(JobState.Completed, job.State);
        var poisoned = Assert.Single(SearchResult.FromJson(job.ResultJson!).Unsuccessful);
        Assert.Equal((1, "Failed"), (poisoned.Trial, poisoned.Outcome));
        Assert.Contains("died 3 times", poisoned.Message, StringComparison.Ordinal);
        Assert.Contains("segmentation fault", poisoned.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_pauses_the_job_with_its_reason_and_the_job_continues_when_it_is_fixed()
    {
        await using var home = new ScriptedService();
        SearchJob paused;
        await using (var service = await home.StartAsync("""say '{"type":"refused","id":"REQUEST","reason":"images.gz ends at byte 7."}'"""))
        {
            paused = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 2));
            Assert.Equal((JobState.Paused, "images.gz ends at byte 7."), (paused.State, paused.Message));
        }

        await using (var service = await home.StartAsync(Obedient))
            Assert.Equal(JobState.Completed, (await ScriptedService.ResumeAsync(service, paused.Id)).State);
    }

    [Fact]
    public async Task A_search_in_which_no_trial_completes_fails_with_the_first_reason()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync("""say '{"type":"ended","id":"REQUEST","report":{"outcome":"diverged","message":"The loss became NaN."}}'""");
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 2));
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("The loss became NaN.", job.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_space_smaller_than_the_budget_ends_early_and_says_so()
    {
        const string TwoMembers =
            """{ name: two, stem: { filters: 8 }, reference: r1_k3_s2_e1_i8_o8_c1, proxyResolution: 16, stages: [ { ops: [fused-mbconv], layers: [1, 2], kernels: [3], expansions: [1], stride: 2, output: 8 } ] }""";
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 9, TwoMembers));
        var result = SearchResult.FromJson(job.ResultJson!);
        Assert.Equal(2, result.Ranking.Count);
        Assert.Contains("only 2 members", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_services_cannot_run_jobs_in_one_store()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => home.StartAsync(Obedient));
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_numbers_of_the_result_survive_their_json()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Obedient);
        var job = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 2));
        using var json = JsonDocument.Parse(job.ResultJson!);
        var winner = json.RootElement.GetProperty("winner");
        var reward = json.RootElement.GetProperty("reward");
        Assert.Equal(
            winner.GetProperty("reward").GetDouble(),
            winner.GetProperty("accuracy").GetDouble()
                * Math.Pow(winner.GetProperty("stepRatio").GetDouble(), reward.GetProperty("stepTimeExponent").GetDouble())
                * Math.Pow(winner.GetProperty("parameterRatio").GetDouble(), reward.GetProperty("parametersExponent").GetDouble()),
            12);
    }
}
