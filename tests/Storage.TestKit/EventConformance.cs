namespace NasV2.Storage.TestKit;

/// <summary>Every reader gets all events of the log, in order, without gaps.</summary>
public abstract class EventConformance(IStorePlace place) : StoreConformance(place)
{
    private static readonly TrialResult Result = new(TrialOutcome.Completed, 0.5, Parameters: 7);

    [Fact]
    public async Task Each_change_appends_its_event()
    {
        await Store.SetJobStateAsync(JobId, JobState.Running, null, Ct);
        await QueueAsync(2);
        var first = await LeaseAsync(1);
        await Store.ReleaseAsync(first, Because("gone"), Ct);
        var second = await LeaseAsync(1);
        await Store.RenewAsync(second, Minute, Ct);
        await ReportAsync(second, Epoch(1), Epoch(2));
        await Store.CompleteAsync(second, Result, Ct);
        await Store.FinishJobAsync(JobId, JobState.Completed, null, "{}", Ct);

        var events = await EventsAsync();

        (Type, int?)[] expected =
        [
            (typeof(SearchSubmitted), null),
            (typeof(SearchStateChanged), null),
            (typeof(TrialProposed), 0),
            (typeof(TrialProposed), 1),
            (typeof(TrialStarted), 1),
            (typeof(TrialReleased), 1),
            (typeof(TrialStarted), 1),
            (typeof(EpochEnded), 1),
            (typeof(EpochEnded), 1),
            (typeof(TrialEnded), 1),
            (typeof(SearchStateChanged), null),
        ];
        Assert.Equal(expected, events.Select(e => (e.Event.GetType(), e.Trial)));
        Assert.Equal(Enumerable.Range(1, 11).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(11, (await JobAsync()).LastEvent);
    }

    [Fact]
    public async Task Events_read_back_as_they_happened()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        var until = (await TrialAsync(0)).LeaseUntil!.Value;
        await ReportAsync(lease, Epoch(3, double.NaN));
        await Store.CompleteAsync(lease, Result, Ct);

        SearchEvent[] expected =
        [
            new SearchSubmitted("first search", "hash-1"),
            new TrialProposed("candidate 0"),
            new TrialStarted(1, 1, "worker-1", until),
            new EpochEnded(1, Epoch(3, double.NaN)),
            new TrialEnded(1, "worker-1", Result),
        ];
        Assert.Equal(expected, (await EventsAsync()).Select(logged => logged.Event));
    }

    [Fact]
    public async Task Reading_continues_after_a_sequence_number_over_many_pages()
    {
        await QueueAsync(1200);

        Assert.Equal(Enumerable.Range(1, 1201).Select(i => (long)i), (await EventsAsync()).Select(e => e.Sequence));
        Assert.Equal([1200L, 1201L], (await EventsAsync(after: 1199)).Select(e => e.Sequence));
        Assert.Empty(await EventsAsync(after: 1201));
    }

    [Fact]
    public async Task Concurrent_changes_leave_no_gap_and_a_reader_meanwhile_sees_none()
    {
        const int Workers = 4;
        const int Epochs = 15;
        await QueueAsync(Workers);
        var writers = Task.WhenAll(Enumerable.Range(0, Workers).Select(i => Task.Run(() => RunTrialAsync(OpenAgain(), i, Epochs), Ct)));

        var (seen, reader) = (0L, OpenAgain());
        do
        {
            await foreach (var e in reader.ReadEventsAsync(JobId, seen, Ct))
            {
                // A sequence that shows before a smaller one would be lost to every follower.
                Assert.Equal(++seen, e.Sequence);
            }
        }
        while (!writers.IsCompleted);
        await writers;

        var total = 1 + Workers + (Workers * (Epochs + 2));
        Assert.Equal(total, (await JobAsync()).LastEvent);
        Assert.Equal(Enumerable.Range(1, total).Select(i => (long)i), (await EventsAsync()).Select(e => e.Sequence));
    }

    [Fact]
    public async Task A_restart_finds_everything_and_continues()
    {
        await QueueAsync(2);
        var lease = await LeaseAsync(0);
        await ReportAsync(lease, Epoch(1));
        var (events, trials, job) = (await EventsAsync(), await Store.ListTrialsAsync(JobId, Ct), await JobAsync());

        var restarted = OpenAgain();

        Assert.Equal(job, await restarted.FindJobAsync(JobId, Ct));
        Assert.Equal(trials, await restarted.ListTrialsAsync(JobId, Ct));
        Assert.Equal(events, await restarted.ReadEventsAsync(JobId, 0, Ct).ToListAsync(Ct));
        Assert.NotNull(await restarted.CompleteAsync(lease, Result, Ct));
        Assert.Equal(Result, (await TrialAsync(0)).Result);
    }

    private static async Task RunTrialAsync(IJobStore store, int index, int epochs)
    {
        var trial = await store.LeaseAsync(JobId, index, $"worker-{index}", Minute, Ct);
        Assert.NotNull(trial);
        var lease = new Lease(JobId, index, trial.Token, trial.Worker!);
        for (var epoch = 1; epoch <= epochs; epoch++)
            Assert.True(await store.ReportEpochsAsync(lease, [Epoch(epoch)], Ct));
        Assert.NotNull(await store.CompleteAsync(lease, Result, Ct));
    }
}
