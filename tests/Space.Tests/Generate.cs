using System.Numerics;
using CsCheck;

namespace NasV2.Space.Tests;

/// <summary>Random values for property tests.</summary>
internal static class Generate
{
    /// <summary>Any valid architecture, inside or outside the presets.</summary>
    public static readonly Gen<Architecture> AnyArchitecture =
        Gen.Select(StageShape.Array[1, 7], Gen.Int[1, 96], Gen.OneOf(1280, 256, 1), Gen.Int[1, 2], Chain);

    /// <summary>A member of the space.</summary>
    public static Gen<Architecture> MemberOf(SearchSpace space) => IndexOf(space).Select(space.At);

    /// <summary>A position of the space.</summary>
    public static Gen<BigInteger> IndexOf(SearchSpace space) => Gen.ULong.Select(number => number % space.Size);

    private static Architecture Chain(Stage[] shapes, int stem, int head, int stemStride) => new(
        shapes.Select((shape, index) => shape with { InputFilters = index == 0 ? stem : shapes[index - 1].OutputFilters }), head,
        stemStride);

    private static Gen<Stage> StageShape => Gen.Select(
        Gen.OneOf(BlockOp.MBConv, BlockOp.FusedMBConv),
        Gen.Int[1, 9],
        Gen.OneOf(3, 5, 7),
        Gen.Int[1, 2],
        Gen.Int[1, 8],
        Gen.Int[1, 256],
        Gen.OneOf<double?>(null, 0.25, 0.0417, 1),
        (op, layers, kernel, stride, expansion, output, squeeze) => new Stage(op, layers, kernel, stride, expansion, 1, output, squeeze));
}
