using System.Buffers.Binary;

namespace NasV2.EndToEnd.Tests;

/// <summary>A dataset in MNIST's layout: noise with a bright bar whose place is the label.</summary>
internal static class IdxFiles
{
    private const int Size = 28;

    private static readonly Lazy<string> Shared = new(() =>
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "bars");
        Write(folder, count: 1000);
        return folder;
    });

    /// <summary>The <c>data</c> of a spec, with a minival of 200 images.</summary>
    public static string Data(int train) => $"{{ format: mnist, path: '{Shared.Value}', train: {train}, minival: 200 }}";

    public static void Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        WritePair(folder, "train", count, seed: 1);
        WritePair(folder, "t10k", count / 6, seed: 2);
    }

    private static void WritePair(string folder, string prefix, int count, int seed)
    {
        var random = new Random(seed);
        var images = new byte[16 + (count * Size * Size)];
        var labels = new byte[8 + count];
        Header(images, 0x803, count, Size, Size);
        Header(labels, 0x801, count);
        for (var image = 0; image < count; image++)
        {
            var label = image % 10;
            labels[8 + image] = (byte)label;
            var pixels = images.AsSpan(16 + (image * Size * Size), Size * Size);
            random.NextBytes(pixels);
            pixels.Slice(((label * 2) + 4) * Size, Size).Fill(255);
        }

        File.WriteAllBytes(Path.Combine(folder, $"{prefix}-images-idx3-ubyte"), images);
        File.WriteAllBytes(Path.Combine(folder, $"{prefix}-labels-idx1-ubyte"), labels);
    }

    private static void Header(byte[] file, params int[] values)
    {
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 * i), values[i]);
    }
}
