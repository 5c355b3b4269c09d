using NasV2.Algorithms.Sharing;

namespace NasV2.Search.Tests.Algorithms.Sharing;

public sealed class FairShareTests
{
    [Fact]
    public void Three_times_the_priority_gets_three_times_the_slots()
    {
        var shares = FairShare.Divide([Job("high", 75), Job("low", 25)], [new("worker", 8)]);
        Assert.Equal(6, shares.Count(share => share.JobId == "high"));
        Assert.Equal(2, shares.Count(share => share.JobId == "low"));
    }

    [Fact]
    public void Among_equals_the_job_that_came_first_is_served_first() => Assert.Equal(
        ["z", "a", "m", "z"], Divide([Job("z"), Job("a"), Job("m")], slots: 4));

    [Fact]
    public void What_a_job_runs_already_counts() => Assert.Equal(
        ["new", "new", "old"], Divide([Job("old", running: 2), Job("new")], slots: 3));

    [Fact]
    public void A_job_of_the_lowest_priority_does_not_starve() =>
        Assert.Contains("low", Divide([Job("high", 100, running: 1), Job("low", 1)], slots: 1));

    [Fact]
    public void Slots_that_a_limit_refuses_go_to_the_others() => Assert.Equal(
        ["limited", "free", "free", "free"], Divide([Job("limited", 100, limit: 1), Job("free")], slots: 4));

    [Fact]
    public void A_limit_below_what_runs_already_starts_nothing_more() =>
        Assert.Empty(Divide([Job("shrunk", running: 5, limit: 3)], slots: 2));

    [Fact]
    public void A_limit_of_no_workers_keeps_a_job_waiting() => Assert.Empty(Divide([Job("halted", limit: 0)], slots: 2));

    [Fact]
    public void Trials_spread_over_workers_before_they_are_packed()
    {
        var shares = FairShare.Divide([Job("job")], [new("large", 3), new("full", 0), new("small")]);
        Assert.Equal(["large", "small", "large", "large"], shares.Select(share => share.WorkerId));
    }

    [Fact]
    public void Slots_that_a_job_returns_are_divided_between_the_rest()
    {
        var greedy = Job("greedy", 60);
        var first = FairShare.Divide([greedy, Job("b", 20), Job("c", 20)], Slots(5));
        Assert.Equal(["greedy", "b", "c", "greedy", "greedy"], first.Select(share => share.JobId));

        var returned = first.Where(share => share.JobId == "greedy").Select(share => new FreeSlot(share.WorkerId)).ToList();
        var second = FairShare.Divide([Job("b", 20, running: 1), Job("c", 20, running: 1)], returned);
        Assert.Equal(["b", "c", "b"], second.Select(share => share.JobId));
        Assert.Equal(returned.Select(slot => slot.WorkerId), second.Select(share => share.WorkerId));
    }

    [Fact]
    public void No_slots_or_no_demand_gives_no_shares()
    {
        Assert.Empty(FairShare.Divide([], Slots(3)));
        Assert.Empty(FairShare.Divide([Job("job")], []));
    }

    [Theory]
    [InlineData(0, 0, null, 1)]
    [InlineData(101, 0, null, 1)]
    [InlineData(1, -1, null, 1)]
    [InlineData(1, 0, -1, 1)]
    [InlineData(1, 0, null, -1)]
    public void Numbers_outside_their_ranges_are_refused(int priority, int running, int? limit, int slots) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FairShare.Divide([new("job", priority, limit, running)], [new("worker", slots)]));

    private static IEnumerable<string> Divide(IReadOnlyList<JobDemand> jobs, int slots) =>
        FairShare.Divide(jobs, Slots(slots)).Select(share => share.JobId);

    private static List<FreeSlot> Slots(int count) => [.. Enumerable.Range(0, count).Select(index => new FreeSlot($"worker-{index}"))];

    private static JobDemand Job(string id, int priority = 50, int? limit = null, int running = 0) => new(id, priority, limit, running);
}
