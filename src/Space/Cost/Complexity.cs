using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>The size and the work of a network for one square image, computed without tensors.</summary>
public sealed class Complexity
{
    private Complexity(ImmutableArray<ComplexityRow> rows)
    {
        Rows = rows;
        Total = rows.Aggregate(default(Cost), (sum, row) => sum + row.Cost);
    }

    /// <summary>The cost of each part: stem, stages, head, classifier.</summary>
    public ImmutableArray<ComplexityRow> Rows { get; }

    /// <summary>The sum of the parts.</summary>
    public Cost Total { get; }

    /// <summary>The sum of all parts but the classifier, which depends on the dataset's classes and is the same for all members of
    /// a search space.</summary>
    public Cost WithoutClassifier => Rows[..^1].Aggregate(default(Cost), (sum, row) => sum + row.Cost);

    /// <inheritdoc cref="Cost.Parameters"/>
    public long Parameters => Total.Parameters;

    /// <inheritdoc cref="Cost.BatchNormStatistics"/>
    public long BatchNormStatistics => Total.BatchNormStatistics;

    /// <inheritdoc cref="Cost.Macs"/>
    public long Macs => Total.Macs;

    /// <inheritdoc cref="Cost.Activations"/>
    public long Activations => Total.Activations;

    /// <summary>Adds up a network.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="resolution">The side of the image in pixels.</param>
    /// <param name="classes">The outputs of the classifier.</param>
    /// <param name="imageChannels">The channels of the image: 3 for colour, 1 for grey.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static Complexity Compute(Architecture architecture, int resolution, int classes = 1000, int imageChannels = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(imageChannels);

        var size = LayerCost.OutputSize(resolution, architecture.StemStride);
        var rows = ImmutableArray.CreateBuilder<ComplexityRow>(architecture.Stages.Length + 3);
        rows.Add(new("stem", 1, architecture.StemFilters, size, LayerCost.ConvBatchNorm(3, imageChannels, architecture.StemFilters, size)));
        foreach (var stage in architecture.Stages)
        {
            var cost = StageCost.Compute(stage, size);
            size = cost.OutputSize;
            rows.Add(new($"stage {rows.Count}", stage.Repeats, stage.OutputFilters, size, cost.ForLayers(stage.Repeats)));
        }

        var head = architecture.HeadFilters;
        rows.Add(new("head", 1, head, size, LayerCost.ConvBatchNorm(1, architecture.Stages[^1].OutputFilters, head, size)));
        rows.Add(new("classifier", 1, classes, 1, LayerCost.Linear(head, classes)));
        return new(rows.MoveToImmutable());
    }
}
