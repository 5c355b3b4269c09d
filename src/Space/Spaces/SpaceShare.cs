using System.Globalization;
using System.Numerics;

namespace NasV2.Space;

/// <summary>The share of a space that its constraints leave: counted in small spaces, estimated from random members in others.</summary>
/// <param name="Size">Members of the space.</param>
/// <param name="Sampled">Members that were looked at; all of them where the share is exact.</param>
/// <param name="Fitting">Those of them that meet the constraints.</param>
public sealed record SpaceShare(BigInteger Size, int Sampled, int Fitting)
{
    private const int MaxSampled = 20_000;
    private const ulong Seed = 1;

    /// <summary>The share, 0 to 1.</summary>
    public double Share => (double)Fitting / Sampled;

    /// <summary>The standard error of <see cref="Share"/>; 0 where it is exact.</summary>
    public double StandardError => IsExact ? 0 : Math.Sqrt(Share * (1 - Share) / Sampled);

    /// <summary>Whether every member was looked at.</summary>
    public bool IsExact => Sampled == Size;

    /// <summary>Members that meet the constraints, as many as <see cref="Share"/> says.</summary>
    public BigInteger Members => Size * Fitting / Sampled;

    /// <summary>Looks at all members of a space of at most 20,000, or at that many random ones; always the same ones.</summary>
    public static SpaceShare Compute(ConstrainedSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        var size = (UInt128)space.Space.Size;
        var sampled = (int)UInt128.Min(size, MaxSampled);
        var order = new SeededPermutation(size, Seed);
        var fitting = Enumerable.Range(0, sampled).Count(position => space.Fits(order[(UInt128)position]));
        return new SpaceShare(space.Space.Size, sampled, fitting);
    }

    /// <summary>Such as <c>6.1 % ± 0.3 of 7.8e10 members</c>, where ± is two standard errors.</summary>
    public override string ToString()
    {
        var digits = Share < 0.01 ? "0.000" : "0.0";
        var error = IsExact ? "" : $" ± {(200 * StandardError).ToString(digits, CultureInfo.InvariantCulture)}";
        var size = Size < MaxSampled ? $"{Size}" : ((double)Size).ToString("0.0e+0", CultureInfo.InvariantCulture);
        return $"{(100 * Share).ToString(digits, CultureInfo.InvariantCulture)} %{error} of {size} members";
    }
}
