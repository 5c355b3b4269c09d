namespace NasV2.Data;

/// <summary>Parses a CIFAR batch file: per record the label bytes (the last counts), then 32x32 red, green and blue bytes each.</summary>
internal sealed record CifarRecords(byte[] Pixels, int[] Labels)
{
    private const int Plane = 32 * 32;

    public static ImageShape Shape { get; } = new(32, 32, 3);

    public static CifarRecords Read(DatasetFile file, int labelBytes, int classes)
    {
        var recordSize = labelBytes + Shape.Length;
        var length = new FileInfo(file.Path).Length;
        var rest = length % recordSize;
        if (length == 0 || rest != 0)
            throw file.Damaged(length - rest, $"one or more whole records of {recordSize} bytes", $"{rest} bytes");

        var count = (int)(length / recordSize);
        var pixels = new byte[count * Shape.Length];
        var labels = new int[count];
        var record = new byte[recordSize];
        for (var i = 0; i < count; i++)
        {
            var labelOffset = file.Offset + labelBytes - 1;
            file.Read(record, "a record");
            labels[i] = record[labelBytes - 1];
            if (labels[i] >= classes)
                throw file.Damaged(labelOffset, $"a label from 0 to {classes - 1}", $"{labels[i]}");
            Interleave(record.AsSpan(labelBytes), pixels.AsSpan(i * Shape.Length, Shape.Length));
        }

        return new CifarRecords(pixels, labels);
    }

    private static void Interleave(ReadOnlySpan<byte> planes, Span<byte> pixels)
    {
        for (var i = 0; i < Plane; i++)
        {
            pixels[3 * i] = planes[i];
            pixels[3 * i + 1] = planes[Plane + i];
            pixels[3 * i + 2] = planes[2 * Plane + i];
        }
    }
}
