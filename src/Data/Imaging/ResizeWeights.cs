namespace NasV2.Data;

/// <summary>The triangle filter along one axis: for every output position its first source position and fixed-point weights.</summary>
internal sealed class ResizeWeights
{
    // 32 bits less 8 for a pixel and 2 for headroom: a sum of 255 * weights stays inside an int.
    public const int FractionBits = 32 - 8 - 2;
    private readonly int[] _first;
    private readonly int[][] _weights;

    /// <summary>Rounds the final shift to the nearest value.</summary>
    public const int Half = 1 << (FractionBits - 1);

    public ResizeWeights(int sourceSize, int targetSize) : this(sourceSize, targetSize, 0, targetSize)
    {
    }

    /// <summary>Only those of <paramref name="count"/> target positions, <paramref name="start"/> being the first of them.</summary>
    public ResizeWeights(int sourceSize, int targetSize, int start, int count)
    {
        _first = new int[count];
        _weights = new int[count][];
        var scale = (double)sourceSize / targetSize;
        var support = Math.Max(scale, 1);
        for (var i = 0; i < count; i++)
        {
            var centre = (start + i + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - support + 0.5));
            var end = Math.Min(sourceSize, (int)(centre + support + 0.5));
            _first[i] = first;
            _weights[i] = Normalised(first, end, centre, support);
        }
    }

    public int Count => _first.Length;

    public int First(int target) => _first[target];

    public ReadOnlySpan<int> Of(int target) => _weights[target];

    /// <summary>The weighted sum as a value of 0..255.</summary>
    // Triangle weights are never negative and add up to one but for their rounding, which is too small to reach 256: no clamp.
    public static byte ToByte(int sum) => (byte)(sum >> FractionBits);

    private static int[] Normalised(int first, int end, double centre, double support)
    {
        var weights = new double[end - first];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Math.Max(0, 1 - Math.Abs((first + i - centre + 0.5) / support));
        var total = weights.Sum();
        return Array.ConvertAll(weights, weight => (int)(weight / total * (1 << FractionBits) + 0.5));
    }
}
