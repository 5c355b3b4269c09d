namespace NasV2.Server.Tests.Fuzz;

/// <summary>What a node said to a bad request.</summary>
/// <param name="Request">The request, for people who look for it.</param>
/// <param name="Status">Such as <c>gRPC InvalidArgument</c> or <c>HTTP 400</c>.</param>
/// <param name="IsFault">Whether the node says that it is at fault, or ends the connection instead.</param>
internal sealed record FuzzAnswer(string Request, string Status, bool IsFault);
