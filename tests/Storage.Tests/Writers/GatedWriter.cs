namespace NasV2.Storage.Tests;

/// <summary>Counts transactions, and holds them up while its gate is closed.</summary>
internal sealed class GatedWriter : IBatchWriter
{
    private readonly IBatchWriter _inner;
    private TaskCompletionSource _gate = new();
    private TaskCompletionSource _arrived = new();

    public GatedWriter(IBatchWriter inner)
    {
        _inner = inner;
        Open();
    }

    public List<(int Statements, bool Durable)> Transactions { get; } = [];

    /// <returns>When a transaction has come to the closed gate.</returns>
    public Task CloseAsync()
    {
        _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _arrived.Task;
    }

    public void Open() => _gate.TrySetResult();

    public async Task WriteAsync(IReadOnlyList<Statement> statements, bool durable)
    {
        _arrived.TrySetResult();
        await _gate.Task;
        Transactions.Add((statements.Count, durable));
        await _inner.WriteAsync(statements, durable);
    }
}
