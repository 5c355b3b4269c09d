namespace NasV2.Data;

/// <summary>How a <see cref="BatchPipeline"/> makes batches; the defaults are those of evaluation.</summary>
public sealed record BatchOptions
{
    /// <summary>Images per batch, at least 1.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Side of the square images in a batch, in pixels; images of another size are resized.</summary>
    public required int Resolution { get; init; }

    /// <summary>A new order every epoch instead of that of the indices.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Applied to every image after resizing; null, the default, leaves images as they are.</summary>
    public IAugmentation? Augmentation { get; init; }

    /// <summary>Chooses order and augmentation together with the epoch.</summary>
    public int Seed { get; init; }

    /// <summary>Leaves out a last batch that is not full.</summary>
    public bool DropLast { get; init; }

    /// <summary>Threads that prepare images; 1 by default. It does not change the results.</summary>
    public int Threads { get; init; } = 1;
}
