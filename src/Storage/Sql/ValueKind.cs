namespace NasV2.Storage;

/// <summary>What a parameter holds; said aloud, because a null would not tell.</summary>
internal enum ValueKind
{
    Text,
    Integer,
    Long,
    Real,
}
