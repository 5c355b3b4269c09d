using NasV2.Data;

namespace NasV2.Extension.Tests;

/// <summary>A dataset format from another assembly.</summary>
public sealed class DatasetFormatTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-extension-");
    private readonly DatasetFormats _formats = DatasetFormats.Default.With(new GrayFormat());

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_recognised_by_it_and_read()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "images.gray"), [0, 255]);

        var format = _formats.Recognise(_folder.FullName)!;
        var dataset = format.Load(_folder.FullName, new DatasetLoadOptions(), TestContext.Current.CancellationToken);

        Assert.Same(_formats.Get("gray"), format);
        Assert.Equal(DatasetStatus.Present, format.Status(_folder.FullName));
        Assert.Equal((2, 1), (dataset.Train.Count, dataset.Train.Channels));
        Assert.Contains("gray", _formats.Names);
    }

    [Fact]
    public void Without_its_files_it_is_missing()
    {
        Assert.Null(_formats.Recognise(_folder.FullName));
        Assert.Equal(DatasetStatus.Missing, _formats.Get("gray").Status(_folder.FullName));
    }

    /// <summary>One file of gray images of one pixel each; bright ones are of the second class.</summary>
    private sealed class GrayFormat : IDatasetFormat
    {
        private const string File = "images.gray";

        public string Name => "gray";

        public string Description => "images of one pixel";

        public string FolderName => "gray";

        public bool Recognises(string folder) => System.IO.File.Exists(Path.Combine(folder, File));

        public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
        {
            var pixels = System.IO.File.ReadAllBytes(Path.Combine(root, File));
            var images = new ImageSet(new ImageShape(1, 1, 1), pixels, [.. pixels.Select(pixel => pixel / 128)], ["dark", "bright"]);
            return new Dataset(images, null, [0.5f], [0.5f]);
        }
    }
}
