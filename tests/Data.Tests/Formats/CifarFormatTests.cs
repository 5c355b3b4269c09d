namespace NasV2.Data.Tests;

public sealed class CifarFormatTests : IDisposable
{
    private const int Plane = 32 * 32;
    private readonly TestFolder _folder = new();

    public CifarFormatTests()
    {
        _folder.Write("batches.meta.txt", "cat\ndog\n\n"u8);
        for (byte file = 1; file <= 5; file++)
            _folder.Write($"data_batch_{file}.bin", [.. Record([0], file), .. Record([1], 100)]);
        _folder.Write("test_batch.bin", Record([1], 200));

        _folder.Write("fine_label_names.txt", "apple\nbee\nwolf\n"u8);
        _folder.Write("train.bin", [.. Record([7, 2], 1), .. Record([9, 0], 2)]);
        _folder.Write("test.bin", Record([7, 1], 3));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_batches_are_joined_in_order_and_planes_become_pixels()
    {
        var dataset = Load(CifarFormat.Cifar10);

        Assert.Equal((10, 1), (dataset.Train.Count, dataset.Test!.Count));
        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], dataset.Train.Labels.First);
        Assert.Equal(["cat", "dog"], dataset.Train.ClassNames);
        // The last pixel of the fifth file's first record: its planes start at 5, 6 and 7 and count up by one a pixel.
        const int Last = (Plane - 1) % 256;
        Assert.Equal([(5 + Last) % 256, (6 + Last) % 256, (7 + Last) % 256], dataset.Train.Image(8)[^3..].ToArray());
    }

    [Fact]
    public void The_fine_label_counts_in_cifar100()
    {
        var dataset = Load(CifarFormat.Cifar100);

        Assert.Equal([2, 0], dataset.Train.Labels.First);
        Assert.Equal([1], dataset.Test!.Labels.First);
        Assert.Equal([2, 3, 4], dataset.Train.Image(1)[..3].ToArray());
    }

    [Fact]
    public void A_part_of_a_record_at_the_end_is_refused_with_its_offset()
    {
        _folder.Write("data_batch_3.bin", [.. Record([0], 1), 0, 0]);

        AssertRefused(
            CifarFormat.Cifar10,
            "data_batch_3.bin",
            "offset 3073: expected one or more whole records of 3073 bytes, found 2 bytes.");
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        _folder.Write("test_batch.bin");

        AssertRefused(CifarFormat.Cifar10, "test_batch.bin", "offset 0: expected one or more whole records of 3073 bytes, found 0 bytes.");
    }

    [Fact]
    public void A_label_without_a_name_is_refused_with_its_offset()
    {
        _folder.Write("train.bin", [.. Record([7, 2], 1), .. Record([0, 3], 2)]);

        AssertRefused(CifarFormat.Cifar100, "train.bin", "offset 3075: expected a label from 0 to 2, found 3.");
    }

    [Fact]
    public void Class_names_are_needed()
    {
        _folder.Write("batches.meta.txt", "\n"u8);

        AssertRefused(CifarFormat.Cifar10, "batches.meta.txt", "offset 0: expected one class name a line, found none.");
    }

    [Fact]
    public void Cifar10_files_with_fewer_records_are_read()
    {
        var folder = SharedData.FolderOrSkip("cifar-10-batches-bin");
        var dataset = CifarFormat.Cifar10.Load(folder, new(), TestContext.Current.CancellationToken);

        Assert.Equal((5_085, 1_017), (dataset.Train.Count, dataset.Test!.Count));
        Assert.Equal("airplane automobile bird cat deer dog frog horse ship truck", string.Join(' ', dataset.Train.ClassNames));
        // A tenth of the images has nearly the statistics of all.
        var statistics = ChannelStatistics.Compute(dataset.Train);
        Assert.Equal<float>(dataset.Mean, statistics.Mean, (a, b) => Math.Abs(a - b) < 0.01f);
        Assert.Equal<float>(dataset.Std, statistics.Std, (a, b) => Math.Abs(a - b) < 0.01f);
    }

    private Dataset Load(CifarFormat format) => format.Load(_folder.Path, new(), TestContext.Current.CancellationToken);

    private void AssertRefused(CifarFormat format, string file, string rest) =>
        Assert.Equal($"{_folder.File(file)}, {rest}", Assert.Throws<DatasetException>(() => Load(format)).Message);

    /// <summary>Pixel i is (first + i, first + 1 + i, first + 2 + i), modulo 256.</summary>
    private static byte[] Record(byte[] labels, byte first) =>
        [.. labels, .. Enumerable.Range(0, 3 * Plane).Select(i => unchecked((byte)(first + i / Plane + i % Plane)))];
}
