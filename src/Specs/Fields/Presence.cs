namespace NasV2.Specs;

/// <summary>Whether a section must give a field.</summary>
internal enum Presence
{
    Optional,

    Required,

    /// <summary>May be left out; given, it brings values for all other fields, and none of those is required any more.</summary>
    Preset,
}
