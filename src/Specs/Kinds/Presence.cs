namespace NasV2.Specs;

/// <summary>Whether a section must give a field.</summary>
internal enum Presence
{
    Optional,
    Required,
}
