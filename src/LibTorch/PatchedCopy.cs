namespace NasV2.LibTorch;

/// <summary>A patched library on disk.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsTemporary">Whether its folder exists for this process alone and may go once the library is loaded.</param>
internal sealed record PatchedCopy(string Path, bool IsTemporary)
{
    /// <summary>Deletes a temporary copy; a loaded library stays mapped without its file.</summary>
    public void Release()
    {
        if (IsTemporary)
            Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
    }
}
