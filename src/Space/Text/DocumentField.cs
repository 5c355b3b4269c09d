namespace NasV2.Space;

/// <summary>A field of an object in a document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">The line of its name, from 1; null where lines are not known.</param>
/// <param name="Value">Its value.</param>
public readonly record struct DocumentField(string Name, int? Line, IDocumentNode Value);
