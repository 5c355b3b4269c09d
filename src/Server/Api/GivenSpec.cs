using NasV2.Specs;

namespace NasV2.Server.Api;

/// <summary>Specs as requests bring them.</summary>
internal static class GivenSpec
{
    /// <summary>Reads one.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">What messages call it; "spec" when empty.</param>
    /// <exception cref="SpecException">It cannot be used.</exception>
    public static SearchSpec Read(string text, string source) =>
        new SpecReader(Vocabulary.Known).Read(text, source.Length > 0 ? source : "spec");
}
