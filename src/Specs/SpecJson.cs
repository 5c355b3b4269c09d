using System.Security.Cryptography;

namespace NasV2.Specs;

/// <summary>The normalised form of a spec: compact JSON with every value spelt out, presets included, in one order.</summary>
public static class SpecJson
{
    /// <summary>The spec as normalised JSON; <c>constraints</c>, <c>data.path</c>, <c>data.train</c> and <c>trainer</c> are left
    /// out when they are null.</summary>
    public static string Write(SearchSpec spec) => SectionJson.Write(spec);

    /// <summary>Reads a spec that was checked before, taking names on trust that its host knew then.</summary>
    /// <exception cref="SpecException">The text is not a spec.</exception>
    public static SearchSpec Read(string json) => new SpecReader(SpecVocabulary.Any) { Defaults = null }.Read(json, "spec");

    /// <summary>
    /// SHA-256 of the normalised JSON without what changes no result, as 64 lower-case hexadecimal digits: the same data may be mounted
    /// elsewhere, the same search may get more workers, and a preset's name gives the same hash as its values.
    /// </summary>
    public static string Hash(SearchSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Convert.ToHexStringLower(SHA256.HashData(SectionJson.Bytes(WithoutIncidentals(spec), FieldNames.Stored)));
    }

    /// <summary>The spec with the defaults of what changes no result, which the generation of defaults does not once values are
    /// spelt out.</summary>
    internal static SearchSpec WithoutIncidentals(SearchSpec spec) => spec with
    {
        Data = spec.Data with { Path = null },
        Defaults = null,
        Priority = 1,
        Limits = spec.Limits with { Workers = 0 },
    };
}
