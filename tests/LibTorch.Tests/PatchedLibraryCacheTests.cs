namespace NasV2.LibTorch.Tests;

[Trait("Needs", "torch")]
public sealed class PatchedLibraryCacheTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly byte[] _patched = TorchSharpPatch.Apply(TorchSharpFile.Read());

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_first_call_writes_the_patched_copy_and_nothing_else()
    {
        PatchedCopy copy = PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, _folder.FullName);

        Assert.Equal(_patched, File.ReadAllBytes(copy.Path));
        Assert.False(copy.IsTemporary);
        Assert.Equal(copy.Path, Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories)).FullName);
    }

    [Fact]
    public void A_later_call_leaves_the_good_copy_as_it_is()
    {
        string path = PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, _folder.FullName).Path;
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);

        Assert.Equal(path, PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, _folder.FullName).Path);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void A_damaged_copy_is_replaced()
    {
        string path = PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, _folder.FullName).Path;
        File.WriteAllText(path, "half a library");

        PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, _folder.FullName);

        Assert.Equal(_patched, File.ReadAllBytes(path));
    }

    [Fact]
    public void Copies_of_different_libraries_are_kept_apart()
    {
        byte[] other = TorchSharpFile.Read();
        other[^1] ^= 1;
        string otherPath = Path.Combine(_folder.FullName, "libLibTorchSharp.so");
        File.WriteAllBytes(otherPath, other);

        PatchedCopy first = PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, _folder.FullName);
        PatchedCopy second = PatchedLibraryCache.GetPatchedCopy(otherPath, _folder.FullName);

        Assert.NotEqual(first.Path, second.Path);
    }

    [Fact]
    public void A_cache_folder_that_cannot_be_written_is_replaced_by_a_temporary_one_that_is_deleted_when_released()
    {
        string notAFolder = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(notAFolder, "");

        PatchedCopy copy = PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, notAFolder);

        Assert.True(copy.IsTemporary);
        Assert.Equal(_patched, File.ReadAllBytes(copy.Path));
        copy.Release();
        Assert.False(Directory.Exists(Path.GetDirectoryName(copy.Path)));
    }

    [Fact]
    public async Task Many_writers_at_once_leave_one_whole_copy()
    {
        IEnumerable<Task<PatchedCopy>> writers = Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => PatchedLibraryCache.GetPatchedCopy(TorchSharpFile.Path, _folder.FullName)));

        PatchedCopy[] copies = await Task.WhenAll(writers);

        string path = Assert.Single(copies.Select(copy => copy.Path).Distinct());
        Assert.Equal(_patched, File.ReadAllBytes(path));
        Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
    }
}
