using Npgsql;

namespace NasV2.Storage.Tests;

/// <summary>Breaks the connection of the next transaction: before its commit, or after it so that only the answer is lost.</summary>
internal sealed class UnreliableWriter(IBatchWriter inner) : IBatchWriter
{
    private Break _next = Break.None;

    private enum Break
    {
        None,
        BeforeCommit,
        AfterCommit,
    }

    /// <summary>Runs before the broken call returns to its caller.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public int Breaks { get; private set; }

    public void LoseNextCommit() => _next = Break.BeforeCommit;

    public void LoseNextAnswer() => _next = Break.AfterCommit;

    public async Task WriteAsync(IReadOnlyList<Statement> statements, bool durable)
    {
        var broken = _next;
        _next = Break.None;
        if (broken != Break.BeforeCommit)
            await inner.WriteAsync(statements, durable);
        if (broken == Break.None)
            return;
        Breaks++;
        await Meanwhile();
        throw new NpgsqlException("The connection broke.", new IOException());
    }
}
