using System.Collections.Immutable;
using NasV2.Space;

namespace NasV2.Specs.Tests;

/// <summary>Specs to read, and shorthands for reading them.</summary>
internal static class Documents
{
    public const string Minimal = """
        name: first
        space: small-image
        data: { format: shapes }
        recipe: { resolution: 32 }
        """;

    public static SpecVocabulary Vocabulary { get; } = new(
        ["shapes", "fashion-mnist", "cifar10"], ["crop-flip", "none"], ["random", "evolution"]);

    public static SearchSpec Read(string text) => new SpecReader(Vocabulary).Read(text, "job.yaml");

    public static ImmutableArray<Problem> ProblemsOf(string text) => Refusal(text).Problems;

    public static string MessageOf(string text) => Refusal(text).Message;

    /// <summary>The minimal spec with more fields at its end.</summary>
    public static string With(string lines) => $"{Minimal}\n{lines}\n";

    /// <summary>The minimal spec with fields of its recipe.</summary>
    public static string WithRecipe(string fields) =>
        Minimal.Replace("resolution: 32", $"resolution: 32, {fields}", StringComparison.Ordinal);

    private static SpecException Refusal(string text) => Assert.Throws<SpecException>(() => Read(text));
}
