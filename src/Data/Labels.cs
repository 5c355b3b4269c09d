using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>The classes of the images of a set: one of each image, or one or more of each.</summary>
public sealed class Labels
{
    private readonly ImmutableArray<int> _all;
    private readonly ImmutableArray<int> _starts;

    /// <param name="all">Class indices, image by image.</param>
    /// <param name="starts">Where those of each image begin, and the end of all; empty where each image has one.</param>
    internal Labels(ImmutableArray<int> all, ImmutableArray<int> starts)
    {
        (_all, _starts) = (all, starts);
        First = starts.IsEmpty ? all : [.. starts[..^1].Select(start => all[start])];
    }

    /// <summary>Number of images.</summary>
    public int Count => First.Length;

    /// <summary>Class index of every image; of one with several classes that which was named first.</summary>
    public ImmutableArray<int> First { get; }

    /// <summary>Whether there is an image with more than one class.</summary>
    public bool IsMultiLabel => !_starts.IsEmpty;

    /// <summary>Class indices of all images.</summary>
    internal ReadOnlySpan<int> All => _all.AsSpan();

    /// <summary>Where those of each image begin, and the end of all; empty where each image has one.</summary>
    internal ReadOnlySpan<int> Starts => _starts.AsSpan();

    /// <summary>One class for each image.</summary>
    public static Labels OneEach(ImmutableArray<int> labels) => new(labels, []);

    /// <summary>One or more different classes for each image.</summary>
    /// <exception cref="ArgumentException">An image has none, or one twice.</exception>
    public static Labels SeveralEach(params IEnumerable<ImmutableArray<int>> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var builder = new LabelsBuilder();
        foreach (var ofImage in labels)
            builder.Add(ofImage.AsSpan());
        return builder.Build();
    }

    /// <summary>Class indices of one image, at least one.</summary>
    public ReadOnlySpan<int> Of(int image) => IsMultiLabel ? All[_starts[image].._starts[image + 1]] : All.Slice(image, 1);

    /// <summary>What a network is to answer for some of the images; null where each image has one class.</summary>
    /// <param name="images">Which images, in the order of the rows to come.</param>
    /// <param name="classes">Number of classes.</param>
    internal SoftTargets? Targets(ReadOnlySpan<int> images, int classes)
    {
        if (!IsMultiLabel)
            return null;
        List<long> rows = new(images.Length), columns = new(images.Length);
        List<float> shares = new(images.Length);
        for (var row = 0; row < images.Length; row++)
        {
            var labels = Of(images[row]);
            foreach (var label in labels)
            {
                rows.Add(row);
                columns.Add(label);
                shares.Add(1f / labels.Length);
            }
        }

        return new SoftTargets(classes, [.. rows], [.. columns], [.. shares]);
    }
}
