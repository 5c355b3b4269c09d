using Google.Protobuf;

namespace NasV2.Server.Tests.Fuzz;

/// <summary>Ways to spoil a message on the wire.</summary>
internal static class WireMutations
{
    private const int HighestField = 9;
    private const int Levels = 5000;

    public static IReadOnlyDictionary<string, Func<byte[], Random, byte[]>> All { get; } =
        new Dictionary<string, Func<byte[], Random, byte[]>>(ByteMutations.All)
        {
            ["a huge number"] = (bytes, chance) =>
                Field(bytes, chance, WireFormat.WireType.Varint, output => output.WriteUInt64((ulong)chance.NextInt64())),
            ["a negative number"] = (bytes, chance) =>
                Field(bytes, chance, WireFormat.WireType.Varint, output => output.WriteInt64(-chance.NextInt64(1L << chance.Next(1, 63)))),
            ["an endless number"] = (bytes, chance) => Field(bytes, chance, WireFormat.WireType.Varint, output =>
            {
                for (var count = 0; count < 12; count++)
                    output.WriteRawTag(0xFF);
            }),
            ["a length too long"] = (bytes, chance) =>
                Field(bytes, chance, WireFormat.WireType.LengthDelimited, output => output.WriteLength(chance.Next(1, int.MaxValue))),
            ["a negative length"] = (bytes, chance) =>
                Field(bytes, chance, WireFormat.WireType.LengthDelimited, output => output.WriteInt64(-1 - chance.Next())),
            ["bad text in a field"] = (bytes, chance) =>
                Field(bytes, chance, WireFormat.WireType.LengthDelimited, output => output.WriteBytes(ByteString.CopyFrom(0xFF, 0xC0, 0))),
            ["wide text in a field"] = (bytes, chance) =>
                Field(bytes, chance, WireFormat.WireType.LengthDelimited, output => output.WriteString(
                new string('a', chance.Next(300)) + string.Concat(Enumerable.Repeat("\U0001F600", chance.Next(100))))),
            ["many numbers"] = (bytes, chance) => Field(bytes, chance, WireFormat.WireType.LengthDelimited,
                output => output.WriteBytes(ByteString.CopyFrom(new byte[1 << chance.Next(18)]))),
            ["deep groups"] = (bytes, chance) =>
                [.. bytes, .. Enumerable.Repeat((byte)((chance.Next(1, 16) << 3) | 3), chance.Next(Levels))],
            ["deep messages"] = (bytes, chance) => [.. bytes, .. Nested(chance.Next(1, 200), (byte)((chance.Next(1, 16) << 3) | 2))],
        };

    private static byte[] Field(byte[] bytes, Random chance, WireFormat.WireType type, Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using var output = new CodedOutputStream(memory);
        output.WriteTag(chance.Next(1, HighestField + 1), type);
        write(output);
        output.Flush();
        return [.. bytes, .. memory.ToArray()];
    }

    private static byte[] Nested(int levels, byte tag)
    {
        byte[] inner = [];
        for (; levels > 0 && inner.Length < 120; levels--)
            inner = [tag, (byte)inner.Length, .. inner];
        return inner;
    }
}
