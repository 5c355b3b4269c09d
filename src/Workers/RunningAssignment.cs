using NasV2.Cluster;
using NasV2.Specs;
using NasV2.Workers.Supervision;

namespace NasV2.Workers;

/// <summary>Work that a slot has in hand.</summary>
internal sealed class RunningAssignment(WorkAssignment assignment, TrainerSlot slot) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public WorkAssignment Assignment { get; } = assignment;

    public TrainerSlot Slot { get; } = slot;

    /// <summary>The job's spec, read once.</summary>
    public SearchSpec Spec => field ??= SpecJson.Read(Assignment.SpecJson);

    public CancellationToken Cancellation => _cancellation.Token;

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>Whether the lease is known to have ended or to belong to another worker.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the work went back, and the slot is taken only until its trainer starts.</summary>
    public bool IsBroken { get; set; }

    public RunningWork Work { get; } = new(
        assignment.JobId, (assignment as TrialAssignment)?.Lease.Index, (assignment as MeasureAssignment)?.Candidate);

    public string Name => Work.ToString();

    public void Cancel() => _cancellation.Cancel();

    public void Lose()
    {
        IsLost = true;
        _cancellation.Cancel();
    }

    public void Dispose() => _cancellation.Dispose();
}
