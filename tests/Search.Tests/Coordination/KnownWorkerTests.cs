using Microsoft.Extensions.Time.Testing;
using NasV2.Cluster;
using NasV2.Search.Coordination;

namespace NasV2.Search.Tests.Coordination;

public sealed class KnownWorkerTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly KnownWorker _worker;

    public KnownWorkerTests()
    {
        _worker = new KnownWorker(_clock, TimeSpan.FromSeconds(20));
        Says(received: 0);
    }

    [Fact]
    public void Work_on_its_way_takes_a_slot_whatever_the_worker_says_meanwhile()
    {
        _worker.Send("a");
        _worker.Send("b");
        Says(received: 0);
        Assert.Equal((1, 1, 1), (_worker.Free, _worker.RunningOf("a"), _worker.RunningOf("b")));
        Says(received: 1, "a");
        Assert.Equal((1, 1, 1), (_worker.Free, _worker.RunningOf("a"), _worker.RunningOf("b")));
    }

    [Fact]
    public void Work_that_arrived_and_ended_between_two_announcements_takes_no_slot()
    {
        _worker.Send("a");
        Says(received: 1);
        Assert.Equal((3, 0), (_worker.Free, _worker.RunningOf("a")));
    }

    [Fact]
    public void Work_that_was_lost_on_its_way_is_forgotten_and_later_work_counts_right()
    {
        _worker.Send("a");
        _clock.Advance(TimeSpan.FromSeconds(21));
        Says(received: 0);
        Assert.Equal(3, _worker.Free);
        _worker.Send("b");
        Says(received: 1, "b");
        Assert.Equal((2, 1), (_worker.Free, _worker.RunningOf("b")));
    }

    [Fact]
    public void A_restarted_worker_has_nothing_on_its_way()
    {
        _worker.Send("a");
        Says(received: 1, "a");
        _worker.Send("a");
        Says(received: 0);
        Assert.Equal(3, _worker.Free);
    }

    [Fact]
    public void What_another_dispatcher_sent_does_not_count_as_this_ones()
    {
        Says(received: 7, "a", "b");
        _worker.Send("c");
        Assert.Equal(0, _worker.Free);
        Says(received: 8, "a", "b", "c");
        Assert.Equal((0, 1), (_worker.Free, _worker.RunningOf("c")));
    }

    [Fact]
    public void Requested_slots_are_not_free()
    {
        _worker.Asked = 2;
        Assert.Equal(1, _worker.Free);
    }

    private void Says(long received, params string[] running) => _worker.Announced(new WorkerStatus(
        new WorkerDescription("w", "cpu", "cpu", Slots: 3), [.. running.Select(job => new RunningWork(job, 0))], IsDraining: false,
        received));
}
