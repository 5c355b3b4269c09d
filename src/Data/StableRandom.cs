namespace NasV2.Data;

/// <summary>A small seeded generator (SplitMix64) whose sequence is the same on every platform and runtime version.</summary>
/// <remarks>Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, figure 17.</remarks>
public sealed class StableRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>A generator for one place, such as (seed, epoch, image): different places give unrelated sequences.</summary>
    public StableRandom(int seed, int first = 0, int second = 0)
    {
        _state = Mix((ulong)(uint)seed + GoldenGamma);
        _state = Mix(_state ^ ((ulong)(uint)first + GoldenGamma));
        _state = Mix(_state ^ ((ulong)(uint)second + GoldenGamma));
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextBits() => Mix(_state += GoldenGamma);

    /// <summary>Uniform in [0, <paramref name="exclusiveMax"/>).</summary>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (int)Math.BigMul(NextBits(), (ulong)exclusiveMax, out _);
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-24.</summary>
    public float NextSingle() => (NextBits() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in [<paramref name="min"/>, <paramref name="max"/>).</summary>
    public float Uniform(float min, float max) => min + (max - min) * NextSingle();

    /// <summary>True with probability one half.</summary>
    public bool NextBool() => (NextBits() & 1) != 0;

    /// <summary>Puts <paramref name="values"/> in a uniformly random order (Fisher-Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
