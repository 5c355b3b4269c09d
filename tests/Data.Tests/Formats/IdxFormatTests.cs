using System.Buffers.Binary;
using System.IO.Compression;

namespace NasV2.Data.Tests;

public sealed class IdxFormatTests : IDisposable
{
    private const string TrainImages = "train-images-idx3-ubyte";
    private const string TrainLabels = "train-labels-idx1-ubyte";
    private readonly TestFolder _folder = new();

    public IdxFormatTests()
    {
        // Two training images of 1x3 and one test image.
        _folder.Write(TrainImages, Idx(0x803, [2, 1, 3], 1, 2, 3, 4, 5, 6));
        _folder.Write(TrainLabels, Idx(0x801, [2], 9, 0));
        _folder.Write("t10k-images-idx3-ubyte", Idx(0x803, [1, 1, 3], 7, 8, 9));
        _folder.Write("t10k-labels-idx1-ubyte", Idx(0x801, [1], 3));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_and_labels_are_read_with_the_known_statistics()
    {
        var dataset = Load();

        Assert.Equal(new ImageShape(1, 3, 1), dataset.Train.Shape);
        Assert.Equal([4, 5, 6], dataset.Train.Image(1).ToArray());
        Assert.Equal([9, 0], dataset.Train.Labels.First);
        Assert.Equal([7, 8, 9], dataset.Test!.Image(0).ToArray());
        Assert.Equal("Ankle boot", dataset.Train.ClassNames[9]);
        Assert.Equal([0.2860f], dataset.Mean);
        Assert.Equal([0.3530f], dataset.Std);
    }

    [Fact]
    public void A_gz_file_is_read_where_the_plain_one_is_absent()
    {
        Replace(TrainImages, $"{TrainImages}.gz", Gzip(Idx(0x803, [2, 1, 3], 10, 20, 30, 40, 50, 60)));

        Assert.Equal([40, 50, 60], Load().Train.Image(1).ToArray());
    }

    [Fact]
    public void A_wrong_magic_number_is_refused()
    {
        _folder.Write(TrainImages, Idx(0x801, [2], 1, 2));

        AssertRefused(TrainImages, "offset 0: expected the IDX magic number 0x00000803, found 0x00000801.");
    }

    [Fact]
    public void A_truncated_file_is_refused_with_its_offset()
    {
        _folder.Write(TrainImages, Idx(0x803, [2, 1, 3], 1, 2, 3, 4));

        AssertRefused(TrainImages, "offset 20: expected 2 more bytes of 2 images of 1x3, found the end of the file.");
    }

    [Fact]
    public void Bytes_after_the_last_image_are_refused()
    {
        _folder.Write(TrainImages, Idx(0x803, [2, 1, 3], 1, 2, 3, 4, 5, 6, 7));

        AssertRefused(TrainImages, "offset 22: expected the end of the file, found more bytes.");
    }

    [Fact]
    public void A_label_out_of_range_is_refused_with_its_offset()
    {
        _folder.Write(TrainLabels, Idx(0x801, [2], 3, 10));

        AssertRefused(TrainLabels, "offset 9: expected a label from 0 to 9, found 10.");
    }

    [Fact]
    public void Another_number_of_labels_than_images_is_refused()
    {
        _folder.Write(TrainLabels, Idx(0x801, [1], 3));

        AssertRefused(TrainLabels, $"offset 4: expected 2 labels, one for each image of {_folder.File(TrainImages)}, found 1.");
    }

    [Fact]
    public void Sizes_beyond_any_memory_are_refused_before_anything_is_allocated()
    {
        _folder.Write(TrainImages, Idx(0x803, [int.MaxValue / 2, 30_000, 30_000]));

        AssertRefused(TrainImages, "offset 4: expected at most 2147483591 bytes of pixels, found 1073741823 images of 30000x30000.");
    }

    [Fact]
    public void Test_images_of_another_size_are_refused()
    {
        _folder.Write("t10k-images-idx3-ubyte", Idx(0x803, [1, 3, 1], 7, 8, 9));

        Assert.Equal(
            $"{_folder.Path}: the test images are 3x1x1, expected 1x3x1 like the training images.",
            Assert.Throws<DatasetException>(Load).Message);
    }

    [Fact]
    public void Damaged_gzip_data_is_refused_with_its_offset()
    {
        var packed = Gzip(Idx(0x803, [2, 1, 3], 1, 2, 3, 4, 5, 6));
        packed[^8] ^= 0xFF; // the first byte of the checksum
        Replace(TrainImages, $"{TrainImages}.gz", packed);

        AssertRefused($"{TrainImages}.gz", "offset 16 when unpacked: expected intact gzip data from here on, found damage.");
    }

    [Fact]
    public void A_gzip_file_cut_short_is_refused()
    {
        var packed = Gzip(Idx(0x803, [2, 1, 3], 1, 2, 3, 4, 5, 6));
        Replace(TrainImages, $"{TrainImages}.gz", packed[..(packed.Length / 2)]);

        var error = Assert.Throws<DatasetException>(Load);

        Assert.StartsWith($"{_folder.File(TrainImages)}.gz, offset ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fashion_mnist_is_complete_and_has_the_published_statistics()
    {
        var dataset = IdxFormat.FashionMnist.Load(SharedData.FolderOrSkip("fashion-mnist"), new(), TestContext.Current.CancellationToken);

        Assert.Equal((60_000, 10_000), (dataset.Train.Count, dataset.Test!.Count));
        Assert.All(dataset.Train.Labels.First.CountBy(label => label), count => Assert.Equal(6_000, count.Value));
        var statistics = ChannelStatistics.Compute(dataset.Train);
        Assert.Equal(dataset.Mean[0], statistics.Mean[0], 0.0001f);
        Assert.Equal(dataset.Std[0], statistics.Std[0], 0.0001f);
    }

    private Dataset Load() => IdxFormat.FashionMnist.Load(_folder.Path, new(), TestContext.Current.CancellationToken);

    private void AssertRefused(string file, string rest) =>
        Assert.Equal($"{_folder.File(file)}, {rest}", Assert.Throws<DatasetException>(Load).Message);

    private void Replace(string old, string name, byte[] content)
    {
        File.Delete(_folder.File(old));
        _folder.Write(name, content);
    }

    private static byte[] Idx(int magic, int[] dimensions, params byte[] values)
    {
        var header = new byte[4 + 4 * dimensions.Length];
        BinaryPrimitives.WriteInt32BigEndian(header, magic);
        for (var i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), dimensions[i]);
        return [.. header, .. values];
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }
}
