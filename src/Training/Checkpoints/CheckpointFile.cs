namespace NasV2.Training.Checkpoints;

/// <summary>A checkpoint: one safetensors file, complete and of the right run before anything is taken from it.</summary>
public sealed class CheckpointFile : IDisposable
{
    private readonly Stream _source;
    private readonly string _name;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafetensorsEntry> _entries;

    private CheckpointFile(Stream source, string name, long dataStart, SafetensorsHeader header, CheckpointMetadata metadata)
    {
        (_source, _name, _dataStart, Metadata) = (source, name, dataStart, metadata);
        _entries = header.Entries.ToDictionary(entry => entry.Name);
        Digest = header.Metadata[CheckpointDigest.Field];
    }

    /// <summary>What it says of its run.</summary>
    public CheckpointMetadata Metadata { get; }

    /// <summary>SHA-256 of its header and its tensors, as 64 lower-case hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>Writes a checkpoint from the stream's beginning; the stream must be able to seek.</summary>
    public static void Write(Stream target, CheckpointMetadata metadata, IReadOnlyList<NamedState> tensors)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(metadata);
        using var digest = new CheckpointDigest();
        var fields = metadata.ToFields();
        fields[CheckpointDigest.Field] = CheckpointDigest.Blank;
        var header = new SafetensorsHeader(fields, Entries(tensors));

        Append(header.ToBytes());
        foreach (var state in tensors)
            TensorBytes.Read(state.Tensor, Append);

        fields[CheckpointDigest.Field] = digest.Finish();
        target.Position = 0;
        target.Write(header.ToBytes());
        target.Flush();

        void Append(ReadOnlySpan<byte> bytes)
        {
            digest.Add(bytes);
            target.Write(bytes);
        }
    }

    /// <summary>Opens a checkpoint and reads it through once.</summary>
    /// <param name="source">Its content, able to seek; disposed with the checkpoint, or at once when it is refused.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="identity">The run that wants to resume; null to take one of any run.</param>
    /// <exception cref="CheckpointException">It is damaged or belongs to another run.</exception>
    public static CheckpointFile Open(Stream source, string name, RunIdentity? identity)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var header = CheckpointReading.Header(source);
            var metadata = CheckpointMetadata.Parse(header.Parsed.Metadata);
            if (identity?.DifferenceTo(metadata.Identity) is { } difference)
                throw new CheckpointException(name, $"is of a run that differs in {difference}");
            return new CheckpointFile(source, name, header.DataStart, header.Parsed, metadata);
        }
        catch (FormatException exception)
        {
            source.Dispose();
            throw new CheckpointException(name, $"is damaged: {exception.Message}");
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Copies the checkpoint's tensors into those of a run.</summary>
    /// <exception cref="CheckpointException">They are not the same ones; nothing was copied.</exception>
    public void CopyTo(IReadOnlyList<NamedState> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count != _entries.Count || !tensors.All(Fits))
            throw new CheckpointException(_name, "has other tensors than the network and its optimizer");
        foreach (var state in tensors)
        {
            _source.Position = _dataStart + _entries[state.Name].Begin;
            TensorBytes.Write(state.Tensor, _source.ReadExactly);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private bool Fits(NamedState state) =>
        _entries.TryGetValue(state.Name, out var entry)
        && entry.Type == TensorBytes.TypeOf(state.Tensor)
        && entry.Count == state.Tensor.numel();

    private static List<SafetensorsEntry> Entries(IReadOnlyList<NamedState> tensors)
    {
        var entries = new List<SafetensorsEntry>(tensors.Count);
        var begin = 0L;
        foreach (var (name, tensor) in tensors)
        {
            var end = begin + (tensor.numel() * tensor.ElementSize);
            entries.Add(new SafetensorsEntry(name, TensorBytes.TypeOf(tensor), tensor.numel(), begin, end));
            begin = end;
        }

        return entries;
    }
}
