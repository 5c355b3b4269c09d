namespace NasV2.Storage;

/// <summary>Commits statements together.</summary>
internal interface IBatchWriter
{
    /// <summary>Runs the statements in one transaction; where it throws, none happened, unless the connection broke.</summary>
    /// <param name="durable">Whether to answer only when a power cut can no longer undo it.</param>
    Task WriteAsync(IReadOnlyList<Statement> statements, bool durable);
}
