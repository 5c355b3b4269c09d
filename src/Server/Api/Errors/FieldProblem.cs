namespace NasV2.Server.Api;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Field">Path of the field, as the interface names it.</param>
/// <param name="Sentence">What it is and what was expected.</param>
internal sealed record FieldProblem(string Field, string Sentence);
