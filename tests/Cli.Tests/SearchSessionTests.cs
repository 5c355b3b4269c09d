using NasV2.Server;
using NasV2.Server.Tests;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Cli.Tests;

public sealed class SearchSessionTests : TemporaryFolder
{
    private const string Obedient = """measured; epoch 1; epoch 2; completed "0.$((50 + trial))" """;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_writes_its_result_and_its_sizes_and_ends_with_0()
    {
        var run = await RunAsync(Spec(trials: 3));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("3/3 trials", run.Output, StringComparison.Ordinal);
        Assert.Contains("Winner: trial 2", run.Output, StringComparison.Ordinal);
        var files = Directory.GetFiles(Path.Combine(Folder, "out", "scripted-1")).Select(Path.GetFileName);
        Assert.Equal(["l.json", "m.json", "result.json", "s.json"], files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_interrupted_search_is_paused_by_its_coordinator_and_starts_no_trial_after_that()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = RunAsync(Spec(trials: 90), stop: stop.Token);
        var store = await EventuallyStoredAsync(trials: 5, running);
        await stop.CancelAsync();
        var run = await running;

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("--resume continues scripted-1", run.Error, StringComparison.Ordinal);
        var job = (await store.FindJobAsync("scripted-1", Ct))!;
        Assert.Equal((JobState.Paused, "stopped; the same search with --resume continues"), (job.State, job.Message));
        var events = await store.ReadEventsAsync("scripted-1", 0, Ct).Select(logged => logged.Event).ToListAsync(Ct);
        Assert.DoesNotContain(events.Skip(events.FindLastIndex(next => next is SearchStateChanged)), next => next is TrialStarted);
        Assert.DoesNotContain(await store.ListTrialsAsync("scripted-1", Ct), trial => trial.State == TrialState.Leased);

        var resumed = await RunAsync(Spec(trials: 90), resume: true);
        Assert.Contains("90/90 trials", resumed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_whose_spec_another_version_hashed_otherwise_is_resumed_for_its_values_are_the_same()
    {
        var store = await StoredSearch.OpenAsync(Folder);
        var spec = Spec(trials: 2);
        var json = SpecJson.Write(spec.Read());
        await store.CreateJobAsync(new NewSearchJob("scripted-1", "scripted", json, SpecHash: new string('0', 64)), Ct);

        var run = await RunAsync(spec, resume: true);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Resuming", run.Output, StringComparison.Ordinal);
        Assert.Equal("scripted-1", Assert.Single(await store.ListJobsAsync(Ct)).Id);
    }

    [Fact]
    public async Task A_search_from_before_a_default_changed_is_resumed_by_the_file_that_started_it()
    {
        var store = await StoredSearch.OpenAsync(Folder);
        var file = Spec(trials: 2, "v2-b0");
        var then = file.Read(defaults: null);
        Assert.NotEqual(then.Constraints, file.Read().Constraints);
        await store.CreateJobAsync(new NewSearchJob("scripted-1", "scripted", SpecJson.Write(then), SpecJson.Hash(then)), Ct);

        var run = await RunAsync(file, resume: true);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Resuming v2-b0 (1,451,188,224 architectures)", run.Output, StringComparison.Ordinal);
        Assert.Equal("scripted-1", Assert.Single(await store.ListJobsAsync(Ct)).Id);
    }

    [Fact]
    public async Task A_new_search_says_how_much_of_the_space_its_constraints_leave()
    {
        var run = await RunAsync(Spec(trials: 1, "v2-b0"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^Searching v2-b0 \(20\.5 % ± 0\.6 of 1\.5e\+9 members\) on shapes: 1 trials", run.Output);
    }

    [Fact]
    public async Task A_search_that_is_not_resumed_since_its_spec_differs_is_named_with_the_difference()
    {
        var store = await StoredSearch.OpenAsync(Folder);
        var older = Spec(trials: 2).Read();
        await store.CreateJobAsync(new NewSearchJob("scripted-1", "scripted", SpecJson.Write(older), SpecJson.Hash(older)), Ct);

        var run = await RunAsync(Spec(trials: 3), resume: true);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"scripted-1 is not resumed, because its spec differs: trials was 2 and is 3 now. A new search starts.{Environment.NewLine}",
            run.Error);
        Assert.StartsWith("Searching", run.Output, StringComparison.Ordinal);
        Assert.Equal(["scripted-1", "scripted-2"], (await store.ListJobsAsync(Ct)).Select(job => job.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_trainer_that_does_not_start_ends_the_search_before_it_is_stored()
    {
        var missing = await Assert.ThrowsAnyAsync<Exception>(() => new SearchSession(Settings(resume: false) with
        {
            Trainer = _ => new() { Program = "/nowhere/trainer", Arguments = [] },
        }).RunAsync(Spec(trials: 1), Ct));

        var error = UserError.Explain(missing)!;
        Assert.Equal(1, error.ExitCode);
        Assert.Contains("/nowhere/trainer", error.Message, StringComparison.Ordinal);
        Assert.Empty(await (await StoredSearch.OpenAsync(Folder)).ListJobsAsync(Ct));
    }

    private static SpecDocument Spec(int trials, string space = "small-image") => new(
        $$"""
        name: scripted
        space: {{space}}
        trials: {{trials}}
        data: { format: shapes }
        recipe: { resolution: 16, epochs: 2 }
        scaling: { evalResolution: 32 }
        """,
        "test");

    private async Task<Nas> RunAsync(SpecDocument spec, bool resume = false, CancellationToken? stop = null)
    {
        await using var output = new StringWriter();
        return await Nas.CaptureAsync(output, () => new SearchSession(Settings(resume)).RunAsync(spec, stop ?? Ct));
    }

    private RunSettings Settings(bool resume) => new(
        new NasHome(Folder), "cpu", Path.Combine(Folder, "out"), resume, Json: false, _ => ScriptedTrainer.Command(Folder, Obedient));

    private async Task<IJobStore> EventuallyStoredAsync(int trials, Task<Nas> running)
    {
        var store = await StoredSearch.OpenAsync(Folder);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!running.IsCompleted)
        {
            if (await store.FindJobAsync("scripted-1", Ct) is not null
                && (await store.ListTrialsAsync("scripted-1", Ct)).Count(trial => trial.State == TrialState.Finished) >= trials)
                break;
            await tick.WaitForNextTickAsync(Ct);
        }

        return store;
    }
}
