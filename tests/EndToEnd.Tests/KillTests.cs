using NasV2.Storage;

namespace NasV2.EndToEnd.Tests;

public sealed class KillTests
{
    private const int Trials = 8;
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_ten_moments_a_search_ends_with_the_results_of_an_undisturbed_run()
    {
        using var undisturbed = new SearchHome();
        undisturbed.Write(SearchHome.QuickJob(Trials));
        var calm = await NasProcess.RunAsync(undisturbed.SearchArguments());
        Assert.True(calm.ExitCode == 0, calm.Error);
        var expected = await ResultsAsync(undisturbed);
        Assert.Equal(Trials, expected.Count);

        using var killed = new SearchHome();
        killed.Write(SearchHome.QuickJob(Trials));
        // A job of eight trials has about 45 events: before the first, between proposal and lease, in mid-trial, after an end.
        foreach (var moment in new[] { 0, 2, 3, 5, 8, 12, 17, 23, 30, 38 })
            await KillAfterAsync(killed, moment);

        var last = await NasProcess.RunAsync(killed.SearchArguments("--resume"));
        Assert.True(last.ExitCode == 0, last.Error);
        Assert.Equal(expected, await ResultsAsync(killed));
        await AssertNothingLostOrDoneTwiceAsync(killed);
    }

    [Fact]
    public async Task A_killed_trainer_costs_an_attempt_and_no_result()
    {
        using var home = new SearchHome();
        // Far more epochs than end between the first that is stored and the kill.
        home.Write(SearchHome.SmallJob(trials: 2, epochs: 20));
        await using var nas = NasProcess.Start(home.SearchArguments());
        await UntilAsync(nas, async () => (await EventsAsync(home)).Any(stored => stored.Event is EpochEnded));
        foreach (var trainer in home.Trainers())
            NasProcess.Signal(trainer, "-KILL");
        var end = await nas.EndAsync();
        Assert.True(end.ExitCode == 0, end.Error);

        Assert.Single(await EventsAsync(home), stored => stored.Event is TrialReleased { TrainerDied: true });
        Assert.Equal(2, (await ResultsAsync(home)).Count);
    }

    [Fact]
    public async Task Ctrl_C_stops_at_once_says_how_to_continue_and_leaves_no_trainer()
    {
        using var home = new SearchHome();
        // More than can end before a slow machine gets to the interruption.
        home.Write(SearchHome.SmallJob(trials: 200));
        await using var nas = NasProcess.StartInForeground(home.SearchArguments());
        await EventsAsync(home, nas, atLeast: 4);
        nas.Interrupt();
        var end = await nas.EndAsync();

        Assert.Equal(130, end.ExitCode);
        Assert.Contains("--resume continues small-1", end.Error, StringComparison.Ordinal);
        Assert.Empty(home.Trainers());
        var trials = await home.ReadAsync(store => store.ListTrialsAsync("small-1", Ct));
        Assert.DoesNotContain(trials, trial => trial.State == TrialState.Leased);
    }

    private static async Task KillAfterAsync(SearchHome home, int moment)
    {
        await using var nas = NasProcess.Start(home.SearchArguments("--resume"));
        await EventsAsync(home, nas, atLeast: moment);
        await nas.KillAsync();
        // The trainer sees its input close; it must not disturb the next run until it has ended either, so the test does not wait for it.
    }

    /// <summary>Waits until the job's log has that many events, or the process has ended.</summary>
    private static Task EventsAsync(SearchHome home, NasProcess nas, int atLeast) =>
        UntilAsync(nas, async () => await LastEventAsync(home) >= atLeast);

    private static async Task UntilAsync(NasProcess nas, Func<Task<bool>> condition)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!nas.HasExited && !await condition())
            await tick.WaitForNextTickAsync(Ct);
    }

    private static async Task<List<LoggedEvent>> EventsAsync(SearchHome home) => await LastEventAsync(home) < 1
        ? []
        : await home.ReadAsync(store => store.ReadEventsAsync("small-1", 0, Ct).ToListAsync(Ct).AsTask());

    private static async Task<long> LastEventAsync(SearchHome home)
    {
        if (!File.Exists(Path.Combine(home.Home, "nas.db")))
            return -1;
        try
        {
            return await home.ReadAsync(async store => await store.ListJobsAsync(Ct) is [var job, ..] ? job.LastEvent : 0);
        }
        catch (StoreException)
        {
            // The process that creates the store has not got so far.
            return -1;
        }
    }

    private static async Task<List<(int Index, string Candidate, TrialOutcome Outcome, double? Accuracy, long? Parameters)>> ResultsAsync(
        SearchHome home)
    {
        var trials = await home.ReadAsync(store => store.ListTrialsAsync("small-1", Ct));
        return [.. trials.Select(
            trial => (trial.Index, trial.Candidate, trial.Result!.Outcome, trial.Result.Accuracy, trial.Result.Parameters))];
    }

    private static async Task AssertNothingLostOrDoneTwiceAsync(SearchHome home)
    {
        Assert.Single(await home.ReadAsync(store => store.ListJobsAsync(Ct)));
        var events = await EventsAsync(home);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(stored => (int)stored.Sequence));
        foreach (var trial in Enumerable.Range(0, Trials))
        {
            var kinds = events.Where(stored => stored.Trial == trial).Select(stored => stored.Event.GetType()).ToList();
            Assert.Single(kinds, typeof(TrialEnded));
            Assert.Single(kinds, typeof(TrialProposed));
            // Whatever finished was not trained again.
            Assert.Equal(typeof(TrialEnded), kinds[^1]);
        }
    }
}
