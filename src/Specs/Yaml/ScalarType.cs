namespace NasV2.Specs;

/// <summary>The types that the YAML 1.2 core schema gives to scalars.</summary>
internal enum ScalarType
{
    Null,
    Boolean,
    Integer,
    Number,
    Text,
}
