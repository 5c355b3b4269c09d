using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace NasV2.Space;

/// <summary>
/// One network, identified by its canonical string:
/// <code>
/// image ─▶ stem conv 3x3 ─▶ stage 1 ─▶ … ─▶ stage n ─▶ head conv 1x1 ─▶ pool ─▶ classifier
/// </code>
/// </summary>
public sealed class Architecture : IEquatable<Architecture>
{
    /// <summary>The filters of the head convolution where nothing else is said.</summary>
    public const int DefaultHeadFilters = 1280;

    /// <summary>The stride of the stem convolution where nothing else is said.</summary>
    public const int DefaultStemStride = 2;

    /// <summary>Checks every value.</summary>
    /// <exception cref="SpaceFormatException">Values break a rule; the exception lists all of them.</exception>
    public Architecture(IEnumerable<Stage> stages, int headFilters = DefaultHeadFilters, int stemStride = DefaultStemStride)
    {
        Stages = [.. stages];
        HeadFilters = headFilters;
        StemStride = stemStride;
        var problems = new ProblemList();
        foreach (var broken in ArchitectureRules.Check(Stages, headFilters, stemStride))
            problems.Add(broken.Path, broken.Value, broken.Rule);
        problems.ThrowIfAny("The architecture");
        Canonical = ArchitectureString.Write(this);
    }

    /// <summary>The stages, first to last.</summary>
    public ImmutableArray<Stage> Stages { get; }

    /// <summary>The filters of the 1x1 convolution before pooling.</summary>
    public int HeadFilters { get; }

    /// <summary>The stride of the 3x3 stem convolution: 2, or 1 for small images.</summary>
    public int StemStride { get; }

    /// <summary>The filters of the stem convolution, which are the first stage's input filters.</summary>
    public int StemFilters => Stages[0].InputFilters;

    /// <summary>The string that identifies this network; it is safe in URLs, and <see cref="Parse"/> gives back an equal value.</summary>
    public string Canonical { get; }

    /// <summary>All blocks in the order in which data passes them.</summary>
    public IEnumerable<Block> Blocks
    {
        get
        {
            var index = 0;
            for (var stage = 0; stage < Stages.Length; stage++)
            {
                foreach (var block in Stages[stage].Blocks(stage, index))
                    yield return block;
                index += Stages[stage].Repeats;
            }
        }
    }

    /// <summary>Reads a canonical string or any of its accepted spellings (docs/architecture-strings.md).</summary>
    /// <param name="text">The string.</param>
    /// <param name="ops">The operators that it may name; <see cref="BlockOps.Default"/> where null.</param>
    /// <exception cref="SpaceFormatException">The text breaks a rule; the exception lists all problems.</exception>
    public static Architecture Parse(string text, BlockOps? ops = null)
    {
        var problems = new ProblemList();
        var architecture = ArchitectureString.Read(text, ops ?? BlockOps.Default, problems);
        problems.ThrowIfAny("The architecture string");
        return architecture!;
    }

    /// <summary>Reads as <see cref="Parse"/> does, and gives its message instead of throwing.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out Architecture? architecture, [NotNullWhen(false)] out string? error, BlockOps? ops = null)
    {
        var problems = new ProblemList();
        architecture = ArchitectureString.Read(text ?? "", ops ?? BlockOps.Default, problems);
        error = architecture is null ? problems.Describe("The architecture string") : null;
        return architecture is not null;
    }

    /// <inheritdoc/>
    public bool Equals(Architecture? other) => other is not null && Canonical == other.Canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Architecture);

    /// <inheritdoc/>
    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc cref="Canonical"/>
    public override string ToString() => Canonical;

    /// <summary>Whether both are the same network.</summary>
    public static bool operator ==(Architecture? left, Architecture? right) => Equals(left, right);

    /// <summary>Whether the networks differ.</summary>
    public static bool operator !=(Architecture? left, Architecture? right) => !Equals(left, right);
}
