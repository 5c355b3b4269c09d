using System.Security.Cryptography;

namespace NasV2.LibTorch;

/// <summary>Keeps the patched copy of TorchSharp's native library in a cache folder, under the hash of the library as it ships.</summary>
internal static class PatchedLibraryCache
{
    /// <summary>The patched copy of a library, written where the cache has none or a different one.</summary>
    /// <param name="source">The library as it ships.</param>
    /// <param name="cache">The cache folder; where it cannot be written, the copy goes to a new temporary folder.</param>
    /// <exception cref="InvalidDataException">The library is not as <see cref="TorchSharpPatch"/> expects it.</exception>
    /// <exception cref="IOException">The temporary folder cannot be written either.</exception>
    public static PatchedCopy GetPatchedCopy(string source, string cache)
    {
        byte[] shipped = File.ReadAllBytes(source);
        byte[] patched = TorchSharpPatch.Apply(shipped);
        string name = Path.GetFileName(source);
        string key = $"{Convert.ToHexStringLower(SHA256.HashData(shipped))}-{TorchSharpPatch.Revision}";
        try
        {
            return new PatchedCopy(Keep(Path.Combine(cache, key), name, patched), IsTemporary: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A new folder that only this user may enter: no other user can put another library in its place.
            string temporary = Directory.CreateTempSubdirectory("nasv2-").FullName;
            return new PatchedCopy(Keep(temporary, name, patched), IsTemporary: true);
        }
    }

    private static string Keep(string folder, string name, byte[] patched)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(patched))
            return path;

        Directory.CreateDirectory(folder);
        // Renamed into place, so that another process never sees half a library.
        string partial = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(partial, patched);
            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }

        return path;
    }
}
