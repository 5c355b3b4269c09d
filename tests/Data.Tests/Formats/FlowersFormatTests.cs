using SkiaSharp;

namespace NasV2.Data.Tests;

public sealed class FlowersFormatTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public FlowersFormatTests()
    {
        for (var number = 1; number <= 6; number++)
            WriteImage(number);
        WriteLabels(2, 1, 3, 1, 2, 3);
        WriteSets([5, 1], [3], [6, 2]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Training_and_validation_images_are_trained_on_in_the_order_of_their_numbers()
    {
        var dataset = Load();

        Assert.Equal(["1", "2", "3"], dataset.Train.ClassNames);
        Assert.Equal([1, 2, 1], dataset.Train.Labels.First);
        Assert.Equal([10, 30, 50], Enumerable.Range(0, 3).Select(index => (int)dataset.Train.Image(index)[0]));
        Assert.Equal([0, 2], dataset.Test!.Labels.First);
        Assert.Equal([20, 60], Enumerable.Range(0, 2).Select(index => (int)dataset.Test.Image(index)[0]));
        Assert.Equal(20 * (1 + 3 + 5) / 2f / 3 / 255, dataset.Mean[0], 1e-5f);
    }

    [Fact]
    public void Other_labels_are_another_state_of_the_cache()
    {
        using var cache = new TestFolder();
        Load(cache.Path);
        WriteLabels(1, 1, 3, 1, 2, 3);

        Assert.Equal([0, 2, 1], Load(cache.Path).Train.Labels.First);
        Assert.Single(Directory.GetFiles(cache.Path, "*.pack"));
    }

    [Fact]
    public void An_image_that_is_not_there_is_broken_and_named()
    {
        File.Delete(_folder.File("jpg/image_00003.jpg"));
        using var cache = new TestFolder();

        Assert.Contains(
            _folder.File("jpg/image_00003.jpg"), Assert.Throws<DatasetException>(() => Load()).Message, StringComparison.Ordinal);
        Assert.Contains("1 of 3 files", Assert.Throws<DatasetException>(() => Load(cache.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_no_image_has_is_refused()
    {
        WriteSets([5, 1], [3], [7]);

        Assert.Equal(
            $"{_folder.File("setid.mat")}: expected whole numbers from 1 to 6 in 'tstid', found 7.",
            Assert.Throws<DatasetException>(() => Load()).Message);
    }

    [Fact]
    public void Without_labels_the_error_says_what_was_expected()
    {
        File.Delete(_folder.File("imagelabels.mat"));

        Assert.Equal(
            $"There is no {_folder.File("imagelabels.mat")}, expected a MATLAB file with the array 'labels'.",
            Assert.Throws<DatasetException>(() => Load()).Message);
    }

    private Dataset Load(string? cache = null) => new FlowersFormat().Load(
        _folder.Path, new DatasetLoadOptions { Resolution = 8, CacheFolder = cache }, TestContext.Current.CancellationToken);

    private void WriteLabels(params byte[] labels) =>
        _folder.Write("imagelabels.mat", MatlabBytes.File(MatlabBytes.Compressed(MatlabBytes.Bytes("labels", labels))));

    private void WriteSets(byte[] train, byte[] validation, byte[] test) => _folder.Write("setid.mat", MatlabBytes.File(
        MatlabBytes.Compressed(MatlabBytes.Bytes("trnid", train)),
        MatlabBytes.Compressed(MatlabBytes.Bytes("valid", validation)),
        MatlabBytes.Compressed(MatlabBytes.Bytes("tstid", test))));

    private void WriteImage(int number)
    {
        using var gray = new SKBitmap(16, 16, SKColorType.Gray8, SKAlphaType.Opaque);
        gray.Erase(new SKColor((byte)(number * 10), (byte)(number * 10), (byte)(number * 10)));
        using var jpeg = gray.Encode(SKEncodedImageFormat.Jpeg, 100);
        _folder.Write($"jpg/image_{number:00000}.jpg", jpeg.AsSpan());
    }
}
