namespace NasV2.Storage;

/// <summary>A statement that both databases prepare once; its parameters are $1, $2…</summary>
internal sealed class StatementText(string sql, params ValueKind[] kinds)
{
    public string Sql => sql;

    public IReadOnlyList<ValueKind> Kinds => kinds;

    public Statement With(params object?[] values) => values.Length == kinds.Length
        ? new(this, values)
        : throw new ArgumentException($"{kinds.Length} values are needed and {values.Length} were given: {sql}", nameof(values));
}
