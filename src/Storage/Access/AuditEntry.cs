namespace NasV2.Storage;

/// <summary>What a caller did or was refused.</summary>
/// <param name="Id">Unique; chosen by the writer, so that writing twice makes no second entry.</param>
/// <param name="CallerId">Id of the token or person; empty for an anonymous caller.</param>
/// <param name="Caller">Name of the same.</param>
/// <param name="Method">Such as <c>SearchService/SubmitSearch</c>.</param>
/// <param name="Subject">Id of the search, worker or token; empty where none is known.</param>
/// <param name="Outcome">Name of the gRPC status, <c>OK</c> for what was done.</param>
/// <param name="Remote">Address that it came from.</param>
public sealed record AuditEntry(
    string Id, DateTimeOffset Time, string CallerId, string Caller, string Method, string Subject, string Outcome, string Remote)
{
    /// <summary>The outcome of what was done.</summary>
    public const string Done = "OK";
}
