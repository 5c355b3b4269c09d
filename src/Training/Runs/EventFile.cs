using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Google.Protobuf;

namespace NasV2.Training.Runs;

/// <summary>Scalars as TensorBoard reads them: an event file, records of <c>length, crc, tensorflow.Event, crc</c>.</summary>
/// <remarks>An attempt writes a file of its own; TensorBoard shows all files of a folder as one run.</remarks>
public sealed class EventFile : IDisposable
{
    private const int WallTimeField = 1;
    private const int StepField = 2;
    private const int VersionField = 3;
    private const int SummaryField = 5;
    private const int ValueField = 1;
    private const int TagField = 1;
    private const int ScalarField = 2;

    private readonly FileStream _file;
    private readonly TimeProvider _clock;

    /// <summary>Begins a file in a folder.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public EventFile(string folder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        var now = clock.GetUtcNow();
        _file = new FileStream(
            Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now.ToUnixTimeMilliseconds()}.nasv2")),
            FileMode.Create);
        Append(output => Write(output, VersionField, "brain.Event:2"));
    }

    /// <summary>Adds scalars of one step and has the system take them.</summary>
    public void Add(long step, params IEnumerable<(string Tag, double Value)> scalars)
    {
        var summary = Message(output =>
        {
            foreach (var (tag, value) in scalars)
                Write(output, ValueField, Message(inner =>
                {
                    Write(inner, TagField, tag);
                    inner.WriteTag(ScalarField, WireFormat.WireType.Fixed32);
                    inner.WriteFloat((float)value);
                }));
        });
        Append(output =>
        {
            output.WriteTag(StepField, WireFormat.WireType.Varint);
            output.WriteInt64(step);
            Write(output, SummaryField, summary);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The checksum of the format: CRC-32C, turned and shifted, since it may stand in data that is summed itself.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
            sum = BitOperations.Crc32C(sum, value);
        return BitOperations.RotateRight(~sum, 15) + 0xA282EAD8;
    }

    private void Append(Action<CodedOutputStream> write)
    {
        var data = Message(output =>
        {
            output.WriteTag(WallTimeField, WireFormat.WireType.Fixed64);
            output.WriteDouble(_clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
            write(output);
        });
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, data.Length);
        _file.Write(length);
        WriteChecksum(length);
        _file.Write(data);
        WriteChecksum(data);
        _file.Flush();
    }

    private void WriteChecksum(ReadOnlySpan<byte> bytes)
    {
        Span<byte> sum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(sum, Checksum(bytes));
        _file.Write(sum);
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var output = new CodedOutputStream(memory, leaveOpen: true))
            write(output);
        return memory.ToArray();
    }

    private static void Write(CodedOutputStream output, int field, string text)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }

    private static void Write(CodedOutputStream output, int field, byte[] message)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(message));
    }
}
