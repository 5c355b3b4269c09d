using System.Text;

namespace NasV2.Data.Tests.Packing;

public sealed class PackCacheTests : PackTestBase
{
    [Fact]
    public void A_packed_dataset_is_that_of_memory()
    {
        Photos.Write("train/cat/aa.jpg", "not an image"u8);
        Photos.Write("val/dog/zz.jpg", "not an image"u8);

        AssertSame(LoadIntoMemory(), Load());
        AssertSame(LoadIntoMemory(), Load());

        Assert.Equal([$"Packed {Photos.Path} at 8 px into {Pack}."], Said);
    }

    [Fact]
    public void A_dataset_without_test_images_is_packed_too()
    {
        Directory.Delete(Photos.File("val"), recursive: true);

        Load();

        AssertSame(LoadIntoMemory(), Load());
        Assert.Single(Said);
    }

    [Fact]
    public void What_is_packed_is_not_decoded_again()
    {
        var photo = Photos.File("train/cat/a.png");
        var written = File.GetLastWriteTimeUtc(photo);
        var expected = Load();
        // Same size and time, but nothing that could be decoded.
        File.WriteAllBytes(photo, new byte[new FileInfo(photo).Length]);
        File.SetLastWriteTimeUtc(photo, written);

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
        var photo = Photos.File("train/cat/b.png");
        WritePhoto("train/cat/b.png", 99);
        File.SetLastWriteTimeUtc(photo, DateTime.UnixEpoch);

        var dataset = Load();

        Assert.Equal(99, dataset.Train.Image(1)[0]);
        Assert.Contains("-8.pack", Pack, StringComparison.Ordinal);
        GC.KeepAlive(dataset);
    }

    [Fact]
    public void An_added_or_removed_image_makes_a_new_pack()
    {
        Load();
        WritePhoto("train/dog/new.png", 60);
        Assert.Equal(4, Load().Train.Count);

        File.Delete(Photos.File("train/dog/c.png"));
        Assert.Equal(3, Load().Train.Count);
        Assert.Single(Packs);
    }

    [Fact]
    public void The_pack_of_another_dataset_is_left_alone()
    {
        using var other = new TestFolder();
        Load();
        Directory.Move(Photos.File("train"), other.File("train"));
        Directory.Move(Photos.File("val"), other.File("val"));

        new FolderFormat().Load(
            other.Path, new DatasetLoadOptions { Resolution = Resolution, CacheFolder = Cache.Path },
            TestContext.Current.CancellationToken);

        Assert.Equal(2, Packs.Count);
    }

    [Fact]
    public void A_stricter_limit_on_broken_files_holds_for_a_pack_made_under_a_laxer_one()
    {
        var broken = Photos.Write("train/cat/aa.jpg", "not an image"u8);
        Load();

        var error = Assert.Throws<DatasetException>(() => Load(limit: 0.01));

        Assert.StartsWith(
            $"{Photos.File("train")}: 1 of 4 files cannot be decoded, expected at most 1 %: {broken} (", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_broken_files_leave_nothing_behind()
    {
        Photos.Write("train/cat/aa.jpg", "not an image"u8);

        Assert.Throws<DatasetException>(() => Load(limit: 0.01));

        Assert.Equal([".lock"], Directory.GetFiles(Cache.Path).Select(Path.GetExtension));
    }
}
