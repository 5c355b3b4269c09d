namespace NasV2.Storage;

/// <summary>A statement with its values.</summary>
internal readonly record struct Statement(StatementText Text, IReadOnlyList<object?> Values);
