using System.Runtime.Intrinsics;

namespace NasV2.Data;

/// <summary>The weights of <see cref="ResizeWeights"/> for two neighbouring source pixels at a time, four values each.</summary>
internal sealed class PairWeights
{
    private readonly int[] _first;
    private readonly int[] _start;
    private readonly Vector256<int>[] _pairs;

    private PairWeights(int[] first, int[] start, Vector256<int>[] pairs)
    {
        _first = first;
        _start = start;
        _pairs = pairs;
    }

    /// <summary>Null for sources so small that a pair would not lie inside.</summary>
    public static PairWeights? TryCreate(ResizeWeights weights, int sourceSize)
    {
        var first = new int[weights.Count];
        var start = new int[weights.Count + 1];
        List<Vector256<int>> pairs = new(weights.Count * 4);
        for (var target = 0; target < first.Length; target++)
        {
            var of = weights.Of(target);
            // An odd number of weights gets a zero in front or behind.
            first[target] = Math.Min(weights.First(target), sourceSize - (of.Length + 1) / 2 * 2);
            if (first[target] < 0)
                return null;
            var before = weights.First(target) - first[target];
            start[target] = pairs.Count;
            for (var i = 0; i < before + of.Length; i += 2)
                pairs.Add(Vector256.Create(
                    Vector128.Create(i < before ? 0 : of[i - before]),
                    Vector128.Create(i + 1 - before < of.Length ? of[i + 1 - before] : 0)));
        }

        start[^1] = pairs.Count;
        return new PairWeights(first, start, [.. pairs]);
    }

    public int First(int target) => _first[target];

    public ReadOnlySpan<Vector256<int>> Of(int target) => _pairs.AsSpan(_start[target].._start[target + 1]);
}
