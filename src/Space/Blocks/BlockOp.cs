using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>
/// A block operator, which a stage repeats: its names, its parameters besides kernel and expansion, and what a block costs. Text formats,
/// search spaces, schemas and the API are made from these; <c>NasV2.Model</c> builds the layers. Operators are compared by reference.
/// </summary>
public abstract class BlockOp
{
    /// <summary>Mobile inverted bottleneck.</summary>
    public static BlockOp MBConv { get; } = new MBConv();

    /// <summary>Mobile inverted bottleneck whose expansion and depthwise convolutions are fused.</summary>
    public static BlockOp FusedMBConv { get; } = new FusedMBConv();

    /// <summary>The name in JSON and YAML, such as <c>fused-mbconv</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name in texts for people, such as <c>Fused-MBConv</c>.</summary>
    public abstract string Label { get; }

    /// <summary>The value of the <c>c</c> token in the canonical string; 0 is not written.</summary>
    public abstract int ConvType { get; }

    /// <summary>The layers of a block, in a line or two.</summary>
    public abstract string Diagram { get; }

    /// <summary>The squeeze-and-excitation ratio that search spaces give it; null, the default, for none.</summary>
    public virtual double? SqueezeRatio => null;

    /// <summary>Parameters of its own; none by default. Every combination of their values must give a block.</summary>
    public virtual ImmutableArray<BlockParameter> Parameters => [];

    /// <summary>The cost of one block for one image.</summary>
    /// <param name="block">The block.</param>
    /// <param name="size">The side of its input in pixels.</param>
    public abstract Cost Cost(Block block, int size);

    /// <summary>The fields of a stage of this operator.</summary>
    internal StageLayout Layout => field ??= new StageLayout(this);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
