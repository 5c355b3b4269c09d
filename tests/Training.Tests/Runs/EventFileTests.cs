using System.Buffers.Binary;
using System.Text;
using NasV2.Training.Runs;

namespace NasV2.Training.Tests.Runs;

public sealed class EventFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-events-");

    [Fact]
    public void The_checksum_is_the_masked_one_of_the_record_format()
    {
        // CRC-32C of "123456789" is 0xE3069283.
        var expected = unchecked(((0xE3069283u >> 15) | (0xE3069283u << 17)) + 0xA282EAD8u);

        Assert.Equal(expected, EventFile.Checksum("123456789"u8));
    }

    [Fact]
    public void Every_record_is_framed_and_holds_its_scalars()
    {
        using (var events = new EventFile(_folder.FullName, TimeProvider.System))
        {
            events.Add(3, ("loss", 1.5));
            events.Add(4, ("loss", 1.25), ("accuracy/minival", 0.75));
        }

        var file = File.ReadAllBytes(Assert.Single(_folder.GetFiles("events.out.tfevents.*")).FullName).AsSpan();
        var records = new List<byte[]>();
        while (file.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
            Assert.Equal(EventFile.Checksum(file[..8]), BinaryPrimitives.ReadUInt32LittleEndian(file[8..]));
            records.Add([.. file.Slice(12, length)]);
            Assert.Equal(EventFile.Checksum(records[^1]), BinaryPrimitives.ReadUInt32LittleEndian(file[(12 + length)..]));
            file = file[(16 + length)..];
        }

        Assert.Equal(3, records.Count);
        // Behind the wall time of nine bytes: file_version = 3.
        Assert.Equal("\u001a\u000dbrain.Event:2", Encoding.ASCII.GetString(records[0].AsSpan(9)));
        // step = 2, summary = 5, value = 1, tag = 1, simple_value = 2.
        Assert.Equal(
            [0x10, 3, 0x2a, 13, 0x0a, 11, 0x0a, 4, .. "loss"u8, 0x15, .. BitConverter.GetBytes(1.5f)], records[1].AsSpan(9).ToArray());
        Assert.Contains("accuracy/minival", Encoding.ASCII.GetString(records[2]), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
