namespace NasV2.Algorithms.Sharing;

/// <summary>Divides free slots between jobs in proportion to their priorities.</summary>
public static class FairShare
{
    private static readonly Comparer<Turn> FewestSlotsForItsPriority = Comparer<Turn>.Create(Compare);

    /// <summary>
    /// Gives one slot after another to the job below its limit that holds the fewest for its priority, so that no job gets more
    /// than one slot ahead of another and none starves; among equals the job that is listed first.
    /// </summary>
    /// <param name="jobs">The jobs, longest waiting first.</param>
    /// <param name="slots">The free slots; each worker gives one before any gives its second, so that trials spread out.</param>
    /// <returns>
    /// The slots in the order in which they were given. A job that turns out to have fewer trials hands its slots back by a
    /// second call, without that job and with the slots that are left.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A priority is not 1 to 100, or a count is negative.</exception>
    public static IReadOnlyList<Share> Divide(IReadOnlyList<JobDemand> jobs, IReadOnlyList<FreeSlot> slots)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(slots);
        var queue = Queue(jobs);
        var shares = new List<Share>();
        foreach (var workerId in OneByOne(slots))
        {
            if (!queue.TryDequeue(out var job, out var turn))
                break;
            shares.Add(new Share(job.JobId, workerId));
            Enqueue(queue, job, turn with { Slots = turn.Slots + 1 });
        }

        return shares;
    }

    private static PriorityQueue<JobDemand, Turn> Queue(IReadOnlyList<JobDemand> jobs)
    {
        var queue = new PriorityQueue<JobDemand, Turn>(jobs.Count, FewestSlotsForItsPriority);
        for (var place = 0; place < jobs.Count; place++)
        {
            var job = jobs[place];
            ArgumentOutOfRangeException.ThrowIfLessThan(job.Priority, JobDemand.MinPriority, nameof(jobs));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(job.Priority, JobDemand.MaxPriority, nameof(jobs));
            ArgumentOutOfRangeException.ThrowIfNegative(job.Running, nameof(jobs));
            ArgumentOutOfRangeException.ThrowIfNegative(job.MaxWorkers ?? 0, nameof(jobs));
            Enqueue(queue, job, new Turn(job.Running, job.Priority, place));
        }

        return queue;
    }

    private static void Enqueue(PriorityQueue<JobDemand, Turn> queue, JobDemand job, Turn turn)
    {
        if (job.MaxWorkers is not { } limit || turn.Slots < limit)
            queue.Enqueue(job, turn);
    }

    private static IEnumerable<string> OneByOne(IReadOnlyList<FreeSlot> slots)
    {
        foreach (var slot in slots)
            ArgumentOutOfRangeException.ThrowIfNegative(slot.Count, nameof(slots));
        var left = new Queue<FreeSlot>(slots.Where(slot => slot.Count > 0));
        while (left.TryDequeue(out var slot))
        {
            yield return slot.WorkerId;
            if (slot.Count > 1)
                left.Enqueue(slot with { Count = slot.Count - 1 });
        }
    }

    /// <summary>Compares the fractions by their cross products, since equal shares must be equal to the last bit.</summary>
    private static int Compare(Turn left, Turn right)
    {
        var order = (left.Slots * right.Priority).CompareTo(right.Slots * left.Priority);
        return order != 0 ? order : left.Place.CompareTo(right.Place);
    }

    private readonly record struct Turn(long Slots, int Priority, int Place);
}

/// <summary>The slots of one worker that run nothing.</summary>
/// <param name="WorkerId">The worker.</param>
/// <param name="Count">How many more trials it takes, 0 or more.</param>
public sealed record FreeSlot(string WorkerId, int Count = 1);

/// <summary>A job that could use more slots.</summary>
/// <param name="JobId">The job; ids are carried through and never compared.</param>
/// <param name="Priority">Its weight, 1 to 100: with twice the weight a job gets twice the slots.</param>
/// <param name="MaxWorkers">The most slots that it may hold at a time; null for no limit.</param>
/// <param name="Running">The slots that it holds now.</param>
public sealed record JobDemand(string JobId, int Priority, int? MaxWorkers, int Running)
{
    /// <summary>The smallest priority.</summary>
    public const int MinPriority = 1;

    /// <summary>The greatest priority.</summary>
    public const int MaxPriority = 100;
}

/// <summary>One slot of a worker, given to a job.</summary>
/// <param name="JobId">Who gets it.</param>
/// <param name="WorkerId">Whose slot it is.</param>
public sealed record Share(string JobId, string WorkerId);
