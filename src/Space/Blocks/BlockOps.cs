using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>A catalog of block operators, by which texts are read.</summary>
public sealed class BlockOps
{
    /// <summary>A catalog of these operators.</summary>
    /// <exception cref="ArgumentException">Two operators share a name or a <c>c</c> token, or a parameter uses a
    /// field of every stage.</exception>
    public BlockOps(params IEnumerable<BlockOp> operators)
    {
        All = [.. operators];
        ByName = All.ToFrozenDictionary(op => op.Name);
        ByConvType = All.ToFrozenDictionary(op => op.ConvType);
        Parameters = [.. All.SelectMany(op => op.Parameters).DistinctBy(parameter => parameter.Name)];
        if (Parameters.FirstOrDefault(parameter => StageField.IsReserved(parameter)) is { } reserved)
            throw new ArgumentException(
                $"The parameter {reserved.Name} ({reserved.Token}) has the name or token of a field of every stage.", nameof(operators));
    }

    /// <summary>The operators that ship with the product.</summary>
    public static BlockOps Default { get; } = new(
        BlockOp.MBConv,
        BlockOp.FusedMBConv);

    /// <summary>The operators.</summary>
    public ImmutableArray<BlockOp> All { get; }

    /// <summary>The parameters that some operator has of its own.</summary>
    public ImmutableArray<BlockParameter> Parameters { get; }

    internal FrozenDictionary<string, BlockOp> ByName { get; }

    internal FrozenDictionary<int, BlockOp> ByConvType { get; }

    /// <summary>The catalog with one more operator.</summary>
    public BlockOps With(BlockOp op) => new([.. All, op]);
}
