namespace NasV2.Data.Tests;

public sealed class DataRootsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-roots-");
    private readonly string _root;
    private readonly string _outside;

    public DataRootsTests()
    {
        _root = _folder.CreateSubdirectory("root").FullName;
        _outside = _folder.CreateSubdirectory("outside").FullName;
        File.WriteAllText(Path.Combine(_outside, "secret"), "x");
        Directory.CreateDirectory(Path.Combine(_root, "images", "cats"));
    }

    private DataRoots Roots => new([_root]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_inside_is_fine_and_so_are_links_that_stay_inside()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "again"), Path.Combine(_root, "images"));
        File.CreateSymbolicLink(Path.Combine(_root, "images", "relative"), Path.Combine("..", "images", "cats"));

        Roots.Check(Path.Combine(_root, "images"));
        Roots.Check(Path.Combine(_root, "again"));
        Roots.Check(_root);
    }

    [Fact]
    public void A_root_that_is_a_link_itself_is_followed()
    {
        var link = Path.Combine(_folder.FullName, "link");
        Directory.CreateSymbolicLink(link, _root);

        new DataRoots([link]).Check(Path.Combine(link, "images"));
    }

    [Fact]
    public void A_folder_that_is_a_link_out_is_refused()
    {
        var link = Path.Combine(_root, "out");
        Directory.CreateSymbolicLink(link, _outside);

        var refusal = Assert.Throws<DatasetException>(() => Roots.Check(link));
        Assert.Equal(
            $"The data in '{link}' leads to '{_outside}', which is not inside a folder that this worker may read: "
                + $"{_root} (setting data.roots).",
            refusal.Message);
        Assert.Throws<DatasetException>(() => Roots.Check(Path.Combine(link, "deeper")));
    }

    [Fact]
    public void A_file_in_the_folder_that_is_a_link_out_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "images", "cats", "1.png"), Path.Combine(_outside, "secret"));

        Assert.Throws<DatasetException>(() => Roots.Check(Path.Combine(_root, "images")));
    }

    [Fact]
    public void A_chain_of_links_is_followed_to_its_end()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "b"), _outside);
        Directory.CreateSymbolicLink(Path.Combine(_root, "a"), "b");

        Assert.Throws<DatasetException>(() => Roots.Check(Path.Combine(_root, "a")));
    }

    [Fact]
    public void Circular_links_are_reported()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "a"), "b");
        Directory.CreateSymbolicLink(Path.Combine(_root, "b"), "a");

        Assert.Throws<IOException>(() => Roots.Check(Path.Combine(_root, "a")));
    }

    [Fact]
    public void Without_roots_data_may_be_anywhere()
    {
        DataRoots.Anywhere.Check(_outside);
        Assert.True(DataRoots.Anywhere.Admits("relative"));
    }

    [Fact]
    public void Roots_are_passed_on_as_text() =>
        Assert.Equal($"{_root}, {_outside}", DataRoots.FromText(new DataRoots([_root, _outside]).ToText()).ToString());
}
