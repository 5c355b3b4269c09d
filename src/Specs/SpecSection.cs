namespace NasV2.Specs;

/// <summary>
/// A section of a document as a record. Its properties with a <see cref="FieldAttribute"/> are the section's fields: reader, writer, JSON
/// schema and reference are made from them.
/// </summary>
public abstract record SpecSection;
