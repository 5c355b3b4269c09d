namespace NasV2.Training.Checkpoints;

/// <summary>Files that are either whole or not there, whatever happens while they are written.</summary>
public static class AtomicFile
{
    /// <summary>How the names of unfinished files end.</summary>
    public const string PartialSuffix = ".partial";

    /// <summary>Writes to a temporary file next to <paramref name="path"/>, has the disk store it and gives it that
    /// name; makes the folder.</summary>
    /// <exception cref="IOException">There is no room, or the folder cannot be written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var partial = Path.Combine(folder, Path.GetRandomFileName() + PartialSuffix);
        try
        {
            await using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
