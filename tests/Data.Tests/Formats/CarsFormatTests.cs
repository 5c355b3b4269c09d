using SkiaSharp;

namespace NasV2.Data.Tests;

public sealed class CarsFormatTests : IDisposable
{
    private const string Train = "devkit/cars_train_annos.mat";
    private const string Test = "cars_test_annos_withlabels.mat";
    private static readonly string[] Fields = ["bbox_x1", "bbox_y1", "bbox_x2", "bbox_y2", "class", "fname"];
    private readonly TestFolder _folder = new();
    private readonly List<string> _said = [];

    public CarsFormatTests()
    {
        _folder.Write("devkit/cars_meta.mat", MatlabBytes.File(MatlabBytes.Compressed(MatlabBytes.Cells(
            "class_names",
            MatlabBytes.Text("", "AM General Hummer SUV 2000"),
            MatlabBytes.Text("", "Acura RL Sedan 2012"),
            MatlabBytes.Text("", "Acura TL")))));
        WriteImage("cars_train/00001.jpg", 10);
        WriteImage("cars_train/00002.jpg", 20);
        WriteImage("cars_train/00003.jpg", 30);
        WriteImage("cars_test/00001.jpg", 40);
        Annotate(Train, (3, "00001.jpg"), (1, "00002.jpg"), (3, "00003.jpg"));
        Annotate(Test, (2, "00001.jpg"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_have_the_classes_of_their_annotations()
    {
        var dataset = Load();

        Assert.Equal(["AM General Hummer SUV 2000", "Acura RL Sedan 2012", "Acura TL"], dataset.Train.ClassNames);
        Assert.Equal([2, 0, 2], dataset.Train.Labels.First);
        Assert.Equal([10, 20, 30], Enumerable.Range(0, 3).Select(index => (int)dataset.Train.Image(index)[0]));
        Assert.Equal([1], dataset.Test!.Labels.First);
        Assert.Equal(40, dataset.Test.Image(0)[0]);
        Assert.Equal(dataset.Train.ClassNames, dataset.Test.ClassNames);
        Assert.Empty(_said);
    }

    [Fact]
    public void Labels_of_the_test_images_may_be_in_the_development_kit()
    {
        File.Move(_folder.File(Test), _folder.File($"devkit/{Test}"));

        Assert.Equal([1], Load().Test!.Labels.First);
    }

    [Fact]
    public void Without_labels_there_is_no_test_set_and_a_message_says_so()
    {
        File.Delete(_folder.File(Test));

        Assert.Null(Load().Test);
        Assert.Equal(
            [$"There is no {_folder.File(Test)} and no {_folder.File($"devkit/{Test}")}: {_folder.Path} is used without its test images."],
            _said);
    }

    [Theory]
    [InlineData("cars_meta.mat", "class_names")]
    [InlineData("cars_train_annos.mat", "annotations")]
    public void A_missing_file_is_named_with_what_was_expected(string name, string variable)
    {
        File.Delete(_folder.File($"devkit/{name}"));

        Refused($"There is no {_folder.File($"devkit/{name}")}, expected a MATLAB file with the array '{variable}'.");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(4, "4")]
    public void A_class_without_a_name_is_refused(byte label, string found)
    {
        Annotate(Train, (1, "00001.jpg"), (label, "00002.jpg"));

        Refused($"{_folder.File(Train)}: expected a whole number from 1 to 3 in annotations(2).class, found {found}.");
    }

    [Theory]
    [InlineData("../cars_test/00001.jpg")]
    [InlineData("..")]
    [InlineData("")]
    public void A_file_name_that_leads_elsewhere_is_refused(string name)
    {
        Annotate(Train, (1, name));

        Refused($"{_folder.File(Train)}: expected the name of a file in annotations(1).fname, found '{name}'.");
    }

    [Fact]
    public void Annotations_without_classes_are_refused()
    {
        // The file of the test images as it is without labels.
        _folder.Write(Test, MatlabBytes.File(MatlabBytes.Structs(
            "annotations", ["bbox_x1", "fname"], MatlabBytes.Bytes("", 1), MatlabBytes.Text("", "00001.jpg"))));

        Refused($"{_folder.File(Test)}: 'annotations' has no field 'class', only [bbox_x1, fname].");
    }

    [Fact]
    public void Other_annotations_are_another_state_of_the_cache()
    {
        using var cache = new TestFolder();
        Load(cache.Path);
        Annotate(Train, (3, "00001.jpg"), (2, "00002.jpg"), (3, "00003.jpg"));

        Assert.Equal([2, 1, 2], Load(cache.Path).Train.Labels.First);
        Assert.Single(Directory.GetFiles(cache.Path, "*.pack"));
    }

    private void Refused(string message) => Assert.Equal(message, Assert.Throws<DatasetException>(() => Load()).Message);

    private Dataset Load(string? cache = null) => new CarsFormat().Load(
        _folder.Path,
        new DatasetLoadOptions { Resolution = 8, CacheFolder = cache, Log = _said.Add },
        TestContext.Current.CancellationToken);

    private void Annotate(string file, params (byte Class, string File)[] images)
    {
        var box = MatlabBytes.Bytes("", 1);
        var values = images.SelectMany(image =>
            (byte[][])[box, box, box, box, MatlabBytes.Bytes("", image.Class), MatlabBytes.Text("", image.File)]);
        _folder.Write(file, MatlabBytes.File(MatlabBytes.Compressed(MatlabBytes.Structs("annotations", Fields, [.. values]))));
    }

    private void WriteImage(string name, byte gray)
    {
        using var bitmap = new SKBitmap(16, 16, SKColorType.Gray8, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor(gray, gray, gray));
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        _folder.Write(name, jpeg.AsSpan());
    }
}
