using System.Numerics;

namespace NasV2.Space;

/// <summary>
/// A pseudo-random order of 0..size-1 that is computed entry by entry: a Feistel network over the next even number of bits,
/// walked until it lands inside the range (Black and Rogaway 2002).
/// </summary>
/// <remarks>Needs no memory of what was drawn, so a search over 10^20 candidates resumes at any index at once.</remarks>
public readonly struct SeededPermutation
{
    private const int Rounds = 8;

    private readonly UInt128 _size;
    private readonly ulong _seed;
    private readonly int _halfBits;
    private readonly ulong _mask;

    /// <summary>An order of <paramref name="size"/> (1 to 2^126) numbers.</summary>
    public SeededPermutation(UInt128 size, ulong seed)
    {
        var bits = size <= 1 ? 1 : 128 - (int)UInt128.LeadingZeroCount(size - 1);
        ArgumentOutOfRangeException.ThrowIfZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 126, nameof(size));
        _size = size;
        _seed = seed;
        _halfBits = (bits + 1) / 2;
        _mask = (1UL << _halfBits) - 1;
    }

    /// <summary>The number at a position of the order.</summary>
    public UInt128 this[UInt128 position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, _size);
            var value = position;
            do
                value = Encipher(value);
            while (value >= _size);
            return value;
        }
    }

    /// <summary>The position of a number in the order: <c>order[order.PositionOf(n)]</c> is <c>n</c>.</summary>
    /// <param name="number">0 to size - 1.</param>
    public UInt128 PositionOf(UInt128 number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, _size);
        var value = number;
        do
            value = Decipher(value);
        while (value >= _size);
        return value;
    }

    private UInt128 Encipher(UInt128 value)
    {
        var (left, right) = Split(value);
        for (var round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ (Mix(right, round) & _mask));
        return Join(left, right);
    }

    private UInt128 Decipher(UInt128 value)
    {
        var (left, right) = Split(value);
        for (var round = Rounds - 1; round >= 0; round--)
            (left, right) = (right ^ (Mix(left, round) & _mask), left);
        return Join(left, right);
    }

    private (ulong Left, ulong Right) Split(UInt128 value) => ((ulong)(value >> _halfBits) & _mask, (ulong)value & _mask);

    private UInt128 Join(ulong left, ulong right) => ((UInt128)left << _halfBits) | right;

    private ulong Mix(ulong half, int round)
    {
        // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
        var z = half + (_seed * 0x9E3779B97F4A7C15) + ((ulong)(round + 1) * 0xD1B54A32D192ED03);
        z = BitOperations.RotateLeft(z, 23 + round);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
