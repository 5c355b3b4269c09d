namespace NasV2.Data;

/// <summary>Parses IDX: a big-endian magic number, one big-endian int32 per dimension, then uint8 values.</summary>
internal static class IdxReader
{
    // 00 00, 08 for uint8, then the number of dimensions.
    private const int ImageMagic = 0x0803;
    private const int LabelMagic = 0x0801;

    public static (ImageShape Shape, byte[] Pixels) Images(DatasetFile file)
    {
        ExpectMagic(file, ImageMagic);
        var count = Dimension(file, "the number of images");
        var rows = Dimension(file, "the number of rows");
        var columns = Dimension(file, "the number of columns");
        var size = (Int128)count * rows * columns;
        if (size > Array.MaxLength)
            throw file.Damaged(4, $"at most {Array.MaxLength} bytes of pixels", $"{count} images of {rows}x{columns}");

        var pixels = new byte[(int)size];
        file.Read(pixels, $"{count} images of {rows}x{columns}");
        file.ExpectEnd();
        return (new ImageShape(rows, columns, 1), pixels);
    }

    public static int[] Labels(DatasetFile file, int classes)
    {
        ExpectMagic(file, LabelMagic);
        var labels = new byte[Dimension(file, "the number of labels")];
        var start = file.Offset;
        file.Read(labels, $"{labels.Length} labels");
        file.ExpectEnd();

        var outside = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(classes - 1));
        if (outside >= 0)
            throw file.Damaged(start + outside, $"a label from 0 to {classes - 1}", $"{labels[outside]}");
        return Array.ConvertAll(labels, label => (int)label);
    }

    private static void ExpectMagic(DatasetFile file, int magic)
    {
        var found = file.ReadBigEndian("the magic number");
        if (found != magic)
            throw file.Damaged(0, $"the IDX magic number 0x{magic:X8}", $"0x{found:X8}");
    }

    private static int Dimension(DatasetFile file, string what)
    {
        var offset = file.Offset;
        var value = file.ReadBigEndian(what);
        if (value < 1 || value > Array.MaxLength)
            throw file.Damaged(offset, $"{what}, at least 1 and at most {Array.MaxLength}", $"{(uint)value}");
        return value;
    }
}
