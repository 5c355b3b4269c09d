namespace NasV2.Data.Tests.Images;

public sealed class PackDamageTests : PackTestBase
{
    [Theory]
    [InlineData(0)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(-1)]
    [InlineData(-9)]
    [InlineData(-40)]
    public void A_flipped_bit_is_reported_and_the_pack_is_made_again(int position)
    {
        var expected = LoadIntoMemory();
        Load();
        Said.Clear();
        Damage(bytes => bytes[position < 0 ? bytes.Length + position : position] ^= 1);

        AssertSame(expected, Load());

        Assert.Equal(
            [$"The cache {Pack} is damaged (its checksum does not fit its content) and is rebuilt.",
                $"Packed {Source.Path} at 8 px into {Pack}."],
            Said);
        Said.Clear();
        AssertSame(expected, Load());
        Assert.Empty(Said);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void A_truncated_pack_is_made_again(int length)
    {
        Load();
        Said.Clear();
        File.WriteAllBytes(Pack, File.ReadAllBytes(Pack)[..length]);

        AssertSame(LoadIntoMemory(), Load());

        Assert.StartsWith($"The cache {Pack} is damaged (", Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_under_the_name_of_another_is_made_again()
    {
        Load();
        var old = File.ReadAllBytes(Pack);
        WriteImage("train/cat/a.png", 77);
        File.SetLastWriteTimeUtc(Source.File("train/cat/a.png"), DateTime.UnixEpoch);
        Load();
        File.WriteAllBytes(Pack, old);
        Said.Clear();

        AssertSame(LoadIntoMemory(), Load());

        Assert.Equal($"The cache {Pack} is damaged (it was made of other files than its name says) and is rebuilt.", Said[0]);
    }

    [Fact]
    public void What_a_process_that_died_left_half_written_is_removed()
    {
        Load();
        var half = Cache.Write(Path.GetFileName(Pack) + ".abc.part", 1, 2, 3);
        File.Delete(Pack);

        Load();

        Assert.False(File.Exists(half));
    }

    [Fact]
    public void A_cache_folder_that_cannot_be_made_costs_the_cache_only()
    {
        var file = Cache.Write("file", 1);

        var dataset = Load(Said.Add, Path.Combine(file, "cache"));

        AssertSame(LoadIntoMemory(), dataset);
        var sentence = Assert.Single(Said);
        Assert.StartsWith($"The cache {Path.Combine(file, "cache")}", sentence, StringComparison.Ordinal);
        Assert.EndsWith($"; the images of {Source.Path} are decoded in memory instead.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_cannot_be_finished_leaves_nothing_behind_and_training_runs_without_a_cache()
    {
        Load();
        var pack = Pack;
        File.Delete(pack);
        Directory.CreateDirectory(pack);
        Said.Clear();

        AssertSame(LoadIntoMemory(), Load());

        Assert.EndsWith("decoded in memory instead.", Assert.Single(Said, text => text.Contains("memory", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Equal([".lock"], Directory.GetFiles(Cache.Path).Select(Path.GetExtension));
    }

    [Fact]
    public void A_full_disk_is_an_error_of_the_kind_that_costs_the_cache_only()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        var source = new ImageSource(Source.Path, "folder", ClassFolders.Find(Source.Path, "train")!, Test: null);
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        Assert.Throws<IOException>(() => PackWriter.Write(
            full, "", source, new DatasetLoadOptions { Resolution = Resolution }, TestContext.Current.CancellationToken));
    }

    private void Damage(Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(Pack);
        change(bytes);
        File.WriteAllBytes(Pack, bytes);
    }
}
