using NasV2.Specs;

namespace NasV2.Server.Api;

/// <summary>The spec that a request carries.</summary>
internal static class RequestedSpec
{
    /// <summary>Parses and validates it.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">What messages call it; "spec" when empty.</param>
    /// <exception cref="SpecException">It is not valid.</exception>
    public static SearchSpec Parse(string text, string source) => Parse(text, source, SearchSpec.CurrentDefaults);

    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">What messages call it; "spec" when empty.</param>
    /// <param name="defaults">Generation of the defaults, where it names none.</param>
    /// <inheritdoc cref="Parse(string, string)"/>
    public static SearchSpec Parse(string text, string source, int? defaults) =>
        new SpecReader(Vocabulary.Known) { Defaults = defaults }.Read(text, source.Length > 0 ? source : "spec");
}
