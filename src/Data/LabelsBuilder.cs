using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Puts <see cref="Labels"/> together, image after image.</summary>
/// <param name="capacity">Number of images, where it is known.</param>
internal sealed class LabelsBuilder(int capacity = 0)
{
    private readonly ImmutableArray<int>.Builder _all = ImmutableArray.CreateBuilder<int>(capacity);
    private readonly ImmutableArray<int>.Builder _starts = ImmutableArray.CreateBuilder<int>(capacity + 1);

    /// <summary>Adds the next image.</summary>
    /// <exception cref="ArgumentException">It has no class, or one twice.</exception>
    public void Add(params ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty)
            throw new ArgumentException("An image has no label, expected at least one.", nameof(labels));
        for (var i = 1; i < labels.Length; i++)
            if (labels[..i].Contains(labels[i]))
                throw new ArgumentException($"An image has label {labels[i]} twice.", nameof(labels));
        _starts.Add(_all.Count);
        _all.AddRange(labels);
    }

    /// <summary>All that were added.</summary>
    public Labels Build()
    {
        if (_all.Count == _starts.Count)
            return Labels.OneEach(_all.ToImmutable());
        return new Labels(_all.ToImmutable(), [.. _starts, _all.Count]);
    }
}
