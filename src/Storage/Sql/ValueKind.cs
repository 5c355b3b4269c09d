namespace NasV2.Storage;

/// <summary>The type of a parameter, given explicitly because a null does not show it.</summary>
internal enum ValueKind
{
    Text,
    Integer,
    Long,
    Real,
}
