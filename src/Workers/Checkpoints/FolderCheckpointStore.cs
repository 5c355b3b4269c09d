using NasV2.Training.Checkpoints;

namespace NasV2.Workers.Checkpoints;

/// <summary>A folder that all workers mount.</summary>
/// <param name="folder">Its path; made when something is written.</param>
public sealed class FolderCheckpointStore(string folder) : ICheckpointStore
{
    private readonly string _root = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public Task WriteAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = PathOf(key);
        return InFolderAsync(() => AtomicFile.WriteAsync(
            path,
            async file =>
            {
                content.Position = 0;
                await content.CopyToAsync(file, cancellationToken);
            }));
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        Stream? file = null;
        await InFolderAsync(() =>
        {
            // Another attempt may delete it meanwhile.
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return Task.CompletedTask;
        });
        return file!;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var path = PathOf(prefix);
        var keys = new List<string>();
        await InFolderAsync(() =>
        {
            if (Directory.Exists(path))
                keys.AddRange(
                    from file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    where !file.EndsWith(AtomicFile.PartialSuffix, StringComparison.Ordinal)
                    select Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, CheckpointKey.Separator));
            return Task.CompletedTask;
        });
        return keys;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        return InFolderAsync(() =>
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else if (File.Exists(path))
                File.Delete(path);
            return Task.CompletedTask;
        });
    }

    private string PathOf(string key) => Path.Combine([_root, .. CheckpointKey.Checked(key).Split(CheckpointKey.Separator)]);

    private async Task InFolderAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointStoreException($"The checkpoint folder '{_root}' cannot be used: {exception.Message}", exception);
        }
    }
}
