using NasV2.Contracts;

namespace NasV2.Workers;

/// <summary>The trial that a worker has in hand.</summary>
internal sealed class RunningAssignment(TrialAssignment assignment) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public TrialAssignment Assignment { get; } = assignment;

    public CancellationToken Cancellation => _cancellation.Token;

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>Whether the lease is known to belong to somebody else.</summary>
    public bool IsLost { get; private set; }

    public void Cancel() => _cancellation.Cancel();

    public void Lose()
    {
        IsLost = true;
        _cancellation.Cancel();
    }

    public void Dispose() => _cancellation.Dispose();
}
