namespace NasV2.Workers.Checkpoints;

/// <summary>Files that every worker sees, by keys such as <c>fashion-mnist-1/7/2-1.safetensors</c>.</summary>
/// <remarks>
/// The segments of a key are letters, digits, dots, hyphens and underscores. What a store cannot do is a
/// <see cref="CheckpointStoreException"/>, whose message is one sentence.
/// </remarks>
public interface ICheckpointStore
{
    /// <summary>Writes a file, or replaces it; readers see the old one or the whole new one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="content">A stream that can seek, taken from its beginning; it stays open.</param>
    /// <param name="cancellationToken">Gives up; the file is as it was.</param>
    Task WriteAsync(string key, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a file, as a stream that can seek.</summary>
    Task<Stream> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keys of all files below <c>prefix/</c>; none is not an error.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes the file of that key and all files below <c>key/</c>; none is not an error.</summary>
    Task DeleteAsync(string key, CancellationToken cancellationToken);
}
