using NasV2.Cluster;

namespace NasV2.Search.Coordination;

/// <summary>A worker as the dispatcher follows it from one announcement to the next.</summary>
/// <param name="clock">The time.</param>
/// <param name="timeout">How long an assignment may be on its way.</param>
internal sealed class KnownWorker(TimeProvider clock, TimeSpan timeout)
{
    private readonly Queue<Sent> _onTheirWay = new();
    private long _sent;

    public WorkerStatus Status { get; private set; } = null!;

    /// <summary>Timestamp of its last announcement.</summary>
    public long LastReport { get; private set; }

    /// <summary>Slots for which jobs are being asked at the moment.</summary>
    public int Asked { get; set; }

    public int Free => Math.Max(0, Status.FreeSlots - _onTheirWay.Count - Asked);

    /// <summary>Takes in what the worker says; assignments that had not reached it by then still count.</summary>
    public void Announced(WorkerStatus status)
    {
        while (_onTheirWay.TryPeek(out var oldest) && oldest.Number <= status.Received)
            _onTheirWay.Dequeue();
        var isLost = _onTheirWay.TryPeek(out var first) && clock.GetElapsedTime(first.Since) > timeout;
        // Another dispatcher sent it work, it was restarted, or a message was lost: counting restarts from its status.
        if (isLost || Status is null || status.Received > _sent || status.Received < Status.Received)
        {
            _onTheirWay.Clear();
            _sent = status.Received;
        }

        (Status, LastReport) = (status, clock.GetTimestamp());
    }

    /// <summary>Notes that it is sent work of a job.</summary>
    public void Send(string jobId) => _onTheirWay.Enqueue(new Sent(++_sent, jobId, clock.GetTimestamp()));

    /// <summary>How much of a job's work it has.</summary>
    public int RunningOf(string jobId) =>
        Status.Running.Count(work => work.JobId == jobId) + _onTheirWay.Count(sent => sent.JobId == jobId);

    /// <param name="Number">How many assignments the worker will have received with this one.</param>
    /// <param name="JobId">The job.</param>
    /// <param name="Since">Timestamp.</param>
    private readonly record struct Sent(long Number, string JobId, long Since);
}
