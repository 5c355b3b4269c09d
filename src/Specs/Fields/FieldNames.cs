namespace NasV2.Specs;

/// <summary>Which names a written document has for fields that were renamed.</summary>
public enum FieldNames
{
    /// <summary>Former names: in stores, hashes and the trainer protocol.</summary>
    Stored,

    /// <summary>Present names: for people.</summary>
    Current,
}
