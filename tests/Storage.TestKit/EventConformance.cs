using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NasV2.Storage.TestKit;

/// <summary>The log tells everything, in order, without gaps, to anybody who reads.</summary>
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

        (EventKind, int?)[] expected =
        [
            (EventKind.JobSubmitted, null),
            (EventKind.JobStateChanged, null),
            (EventKind.CandidateProposed, 0),
            (EventKind.CandidateProposed, 1),
            (EventKind.TrialLeased, 1),
            (EventKind.LeaseLost, 1),
            (EventKind.TrialLeased, 1),
            (EventKind.EpochReported, 1),
            (EventKind.EpochReported, 1),
            (EventKind.TrialFinished, 1),
            (EventKind.JobFinished, null),
        ];
        Assert.Equal(expected, events.Select(e => (e.Kind, e.TrialIndex)));
        Assert.Equal(Enumerable.Range(1, 11).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(11, (await JobAsync()).LastEvent);
    }

    [Fact]
    public async Task Payloads_read_back_as_the_records_that_their_kinds_name()
    {
        await QueueAsync(1);
        var lease = await LeaseAsync(0);
        var until = (await TrialAsync(0)).LeaseUntil!.Value;
        await ReportAsync(lease, Epoch(3, double.NaN));
        await Store.CompleteAsync(lease, Result, Ct);

        var payloads = (await EventsAsync()).ToDictionary(e => e.Kind, e => e.PayloadJson);

        Assert.Equal(new JobSubmitted("first search", "hash-1"), Read(EventKind.JobSubmitted, StoreJson.Default.JobSubmitted));
        Assert.Equal(new TrialLeased(1, 1, "worker-1", until), Read(EventKind.TrialLeased, StoreJson.Default.TrialLeased));
        Assert.Equal(new EpochReported(1, Epoch(3, double.NaN)), Read(EventKind.EpochReported, StoreJson.Default.EpochReported));
        Assert.Equal(new TrialFinished(1, "worker-1", Result), Read(EventKind.TrialFinished, StoreJson.Default.TrialFinished));

        T? Read<T>(EventKind kind, JsonTypeInfo<T> shape) => JsonSerializer.Deserialize(payloads[kind], shape);
    }

    [Fact]
    public async Task Reading_goes_on_after_a_sequence_over_many_pages()
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
    public async Task A_restart_finds_everything_and_goes_on()
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
