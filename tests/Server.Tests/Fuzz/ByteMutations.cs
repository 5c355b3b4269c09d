using System.Text;

namespace NasV2.Server.Tests.Fuzz;

/// <summary>Ways to spoil bytes, whatever they stand for.</summary>
internal static class ByteMutations
{
    private static readonly byte[][] BadText = [[0xFF, 0xFE], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0]];

    public static IReadOnlyDictionary<string, Func<byte[], Random, byte[]>> All { get; } = new Dictionary<string, Func<byte[], Random,
    byte[]>>
    {
        ["none"] = (bytes, _) => bytes,
        ["bit flips"] = FlipBits,
        ["a cut"] = (bytes, chance) => bytes[..chance.Next(bytes.Length + 1)],
        ["a part twice"] = (bytes, chance) => Insert(bytes, bytes[chance.Next(bytes.Length + 1)..], chance),
        ["a part missing"] = (bytes, chance) =>
            [.. bytes.Take(chance.Next(bytes.Length + 1)), .. bytes.Skip(chance.Next(bytes.Length + 1))],
        ["bad text"] = (bytes, chance) => Insert(bytes, BadText[chance.Next(BadText.Length)], chance),
        ["much text"] = (bytes, chance) =>
            Insert(bytes, Encoding.UTF8.GetBytes(new string("a0_-{["[chance.Next(6)], 1 << chance.Next(8, 16))), chance),
        ["wide text"] = (bytes, chance) =>
            Insert(bytes, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\U0001F600", 1 << chance.Next(10)))), chance),
        ["chance"] = (_, chance) => Chance(chance, chance.Next(200)),
    };

    /// <summary>Puts bytes in somewhere.</summary>
    public static byte[] Insert(byte[] bytes, byte[] more, Random chance)
    {
        var place = chance.Next(bytes.Length + 1);
        return [.. bytes[..place], .. more, .. bytes[place..]];
    }

    private static byte[] FlipBits(byte[] bytes, Random chance)
    {
        var flipped = bytes.ToArray();
        for (var flips = chance.Next(1, 8); flips > 0 && flipped.Length > 0; flips--)
            flipped[chance.Next(flipped.Length)] ^= (byte)(1 << chance.Next(8));
        return flipped;
    }

    private static byte[] Chance(Random chance, int length)
    {
        var bytes = new byte[length];
        chance.NextBytes(bytes);
        return bytes;
    }
}
