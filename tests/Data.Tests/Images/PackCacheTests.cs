using System.Text;

namespace NasV2.Data.Tests.Images;

public sealed class PackCacheTests : PackTestBase
{
    [Fact]
    public void A_packed_dataset_is_that_of_memory()
    {
        Source.Write("train/cat/aa.jpg", "not an image"u8);
        Source.Write("val/dog/zz.jpg", "not an image"u8);

        AssertSame(LoadIntoMemory(), Load());
        AssertSame(LoadIntoMemory(), Load());

        Assert.Equal([$"Packed {Source.Path} at 8 px into {Pack}."], Said);
    }

    [Fact]
    public void A_dataset_without_test_images_is_packed_too()
    {
        Directory.Delete(Source.File("val"), recursive: true);

        Load();

        AssertSame(LoadIntoMemory(), Load());
        Assert.Single(Said);
    }

    [Fact]
    public void What_is_packed_is_not_decoded_again()
    {
        var image = Source.File("train/cat/a.png");
        var written = File.GetLastWriteTimeUtc(image);
        var expected = Load();
        // Same size and time, but nothing that could be decoded.
        File.WriteAllBytes(image, new byte[new FileInfo(image).Length]);
        File.SetLastWriteTimeUtc(image, written);

        AssertSame(expected, Load());
    }

    [Fact]
    public void Equal_sources_give_equal_files()
    {
        Load();
        var first = File.ReadAllBytes(Pack);
        File.Delete(Pack);

        Load();

        Assert.Equal(first, File.ReadAllBytes(Pack));
    }

    [Fact]
    public void Single_labels_are_packed_as_they_were_before_there_were_several()
    {
        Load();

        Assert.Contains("\"Labels\":[0,0,1]", Encoding.UTF8.GetString(File.ReadAllBytes(Pack)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_size_has_a_pack_of_its_own()
    {
        Load();

        AssertSame(LoadIntoMemory(4), Load(4));

        Assert.Equal(2, Packs.Count);
    }

    [Fact]
    public void A_changed_image_is_packed_again_and_old_packs_are_removed()
    {
        Load();
        Load(4);
        var image = Source.File("train/cat/b.png");
        WriteImage("train/cat/b.png", 99);
        File.SetLastWriteTimeUtc(image, DateTime.UnixEpoch);

        var dataset = Load();

        Assert.Equal(99, dataset.Train.Image(1)[0]);
        Assert.Contains("-8.pack", Pack, StringComparison.Ordinal);
        GC.KeepAlive(dataset);
    }

    [Fact]
    public void An_added_or_removed_image_makes_a_new_pack()
    {
        Load();
        WriteImage("train/dog/new.png", 60);
        Assert.Equal(4, Load().Train.Count);

        File.Delete(Source.File("train/dog/c.png"));
        Assert.Equal(3, Load().Train.Count);
        Assert.Single(Packs);
    }

    [Fact]
    public void The_pack_of_another_dataset_is_left_alone()
    {
        using var other = new TestFolder();
        Load();
        Directory.Move(Source.File("train"), other.File("train"));
        Directory.Move(Source.File("val"), other.File("val"));

        new FolderFormat().Load(
            other.Path, new DatasetLoadOptions { Resolution = Resolution, CacheFolder = Cache.Path },
            TestContext.Current.CancellationToken);

        Assert.Equal(2, Packs.Count);
    }

    [Fact]
    public void A_stricter_limit_on_broken_files_holds_for_a_pack_made_under_a_laxer_one()
    {
        var broken = Source.Write("train/cat/aa.jpg", "not an image"u8);
        Load();

        var error = Assert.Throws<DatasetException>(() => Load(limit: 0.01));

        Assert.StartsWith(
            $"{Source.File("train")}: 1 of 4 files cannot be decoded, expected at most 1 %: {broken} (", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_broken_files_leave_nothing_behind()
    {
        Source.Write("train/cat/aa.jpg", "not an image"u8);

        Assert.Throws<DatasetException>(() => Load(limit: 0.01));

        Assert.Equal([".lock"], Directory.GetFiles(Cache.Path).Select(Path.GetExtension));
    }
}
