namespace NasV2.Data;

/// <summary>Draws from Beta(α, α).</summary>
internal static class SymmetricBeta
{
    /// <param name="random">Where the randomness comes from.</param>
    /// <param name="alpha">Over 0.</param>
    public static double Draw(StableRandom random, double alpha)
    {
        if (alpha <= 1)
            return Johnk(random, alpha);

        var first = Gamma(random, alpha);
        return first / (first + Gamma(random, alpha));
    }

    /// <remarks>Jöhnk 1964; in logarithms, because U^(1/α) of a small α is less than the least double.</remarks>
    private static double Johnk(StableRandom random, double alpha)
    {
        while (true)
        {
            var first = Math.Log(Open(random)) / alpha;
            var second = Math.Log(Open(random)) / alpha;
            var greater = Math.Max(first, second);
            var sum = greater + Math.Log(Math.Exp(first - greater) + Math.Exp(second - greater));
            if (sum <= 0)
                return Math.Exp(first - sum);
        }
    }

    /// <remarks>Marsaglia, Tsang: A Simple Method for Generating Gamma Variables, ACM TOMS 2000; for shapes of at least 1.</remarks>
    private static double Gamma(StableRandom random, double shape)
    {
        var d = shape - (1 / 3.0);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal(random);
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(Open(random)) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }

    /// <remarks>Box and Muller 1958.</remarks>
    private static double Normal(StableRandom random) =>
        Math.Sqrt(-2 * Math.Log(Open(random))) * Math.Cos(2 * Math.PI * Open(random));

    /// <summary>Uniform in (0, 1), both ends left out.</summary>
    private static double Open(StableRandom random) => ((random.NextBits() >> 11) + 0.5) * (1.0 / (1L << 53));
}
