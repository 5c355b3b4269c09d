using CsCheck;
using NasV2.Algorithms.Sharing;

namespace NasV2.Search.Tests.Algorithms.Sharing;

public sealed class FairSharePropertyTests
{
    private static readonly Gen<JobDemand> Jobs =
        from priority in Gen.Int[JobDemand.MinPriority, JobDemand.MaxPriority]
        from limit in Gen.Int[0, 12].Nullable()
        from running in Gen.Int[0, 8]
        select new JobDemand("", priority, limit, running);

    private static readonly Gen<(JobDemand[] Jobs, FreeSlot[] Slots)> Cases =
        from jobs in Jobs.Array[0, 8]
        from counts in Gen.Int[0, 5].Array[0, 12]
        select (Named(jobs, index => $"job-{index}"), counts.Select((count, index) => new FreeSlot($"worker-{index}", count)).ToArray());

    [Fact]
    public void No_job_gets_beyond_its_limit() => Cases.Sample(c => Assert.All(
        SlotsAfter(c.Jobs, c.Slots),
        job => Assert.True(job.Slots == job.Demand.Running || job.Slots <= (job.Demand.MaxWorkers ?? int.MaxValue))));

    [Fact]
    public void Every_slot_is_used_while_a_job_could_take_one() => Cases.Sample(c =>
    {
        var room = c.Jobs.Sum(job => Math.Max(0L, (job.MaxWorkers ?? int.MaxValue) - job.Running));
        Assert.Equal(Math.Min(room, c.Slots.Sum(slot => slot.Count)), FairShare.Divide(c.Jobs, c.Slots).Count);
    });

    [Fact]
    public void No_worker_gives_more_than_it_has() => Cases.Sample(c =>
    {
        var given = FairShare.Divide(c.Jobs, c.Slots).CountBy(share => share.WorkerId).ToDictionary();
        Assert.All(c.Slots, slot => Assert.InRange(given.GetValueOrDefault(slot.WorkerId), 0, slot.Count));
    });

    [Fact]
    public void Shares_are_proportional_to_priority_within_one_slot() => Cases.Sample(c =>
    {
        var jobs = SlotsAfter(c.Jobs, c.Slots);
        var could = jobs.Where(job => job.Demand.MaxWorkers is not { } limit || job.Slots < limit).ToList();
        foreach (var winner in jobs.Where(job => job.Slots > job.Demand.Running))
        {
            // (held - 1) / priority of the one that got a slot, at most held / priority of the one that could have had it.
            Assert.All(
                could,
                other => Assert.True((winner.Slots - 1) * other.Demand.Priority <= other.Slots * winner.Demand.Priority));
        }
    });

    [Fact]
    public void Other_names_for_the_jobs_change_nothing_else() => Cases.Sample(c =>
    {
        var renamed = Named(c.Jobs, index => $"job-{c.Jobs.Length - 1 - index}");
        var places = c.Jobs.Zip(renamed).ToDictionary(pair => pair.First.JobId, pair => pair.Second.JobId);
        Assert.Equal(
            FairShare.Divide(c.Jobs, c.Slots).Select(share => share with { JobId = places[share.JobId] }),
            FairShare.Divide(renamed, c.Slots));
    });

    private static JobDemand[] Named(IEnumerable<JobDemand> jobs, Func<int, string> name) =>
        [.. jobs.Select((job, index) => job with { JobId = name(index) })];

    private static List<(JobDemand Demand, int Slots)> SlotsAfter(JobDemand[] jobs, FreeSlot[] slots)
    {
        var given = FairShare.Divide(jobs, slots).CountBy(share => share.JobId).ToDictionary();
        return [.. jobs.Select(job => (job, job.Running + given.GetValueOrDefault(job.JobId)))];
    }
}
