using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>How a searched network grows into a family; the defaults are the ratios of the released EfficientNetV2 networks.</summary>
public sealed record FamilyOptions
{
    /// <summary>Parameters of the released S: the unit of the default ratios.</summary>
    private const double SParameters = 21_458_488;

    /// <summary>Multiply-adds of the released S at 384 pixels, in billions.</summary>
    private const double SGigaMacs = 8.3656;

    /// <summary>The published family: EfficientNetV2-S at 300 and 384 pixels with 1000 classes.</summary>
    public static FamilyOptions Published { get; } = new();

    /// <summary>The searched network's largest image side in training, in pixels.</summary>
    public int TrainResolution { get; init; } = 300;

    /// <summary>The searched network's image side in evaluation, in pixels.</summary>
    public int EvalResolution { get; init; } = 384;

    /// <summary>No member's images have a longer side, in pixels.</summary>
    public int MaxResolution { get; init; } = 480;

    /// <summary>The outputs of the classifier.</summary>
    public int Classes { get; init; } = 1000;

    /// <summary>The channels of the image.</summary>
    public int ImageChannels { get; init; } = 3;

    /// <summary>The larger members; every ratio is above 1 (resolution: at least 1).</summary>
    public ImmutableArray<FamilyTarget> Larger { get; init; } =
    [
        new("m", ParameterRatio: 54_139_356 / SParameters, MacRatio: 24.5825 / SGigaMacs, ResolutionRatio: 480 / 384.0),
        new("l", ParameterRatio: 118_515_272 / SParameters, MacRatio: 56.0797 / SGigaMacs, ResolutionRatio: 480 / 384.0),
    ];

    /// <summary>The smaller members; every ratio is below 1.</summary>
    public ImmutableArray<FamilyTarget> Smaller { get; init; } =
    [
        new("b0", ParameterRatio: 7_139_704 / SParameters, MacRatio: 0.7181 / SGigaMacs, ResolutionRatio: 224 / 384.0),
        new("b1", ParameterRatio: 8_141_052 / SParameters, MacRatio: 1.1968 / SGigaMacs, ResolutionRatio: 240 / 384.0),
        new("b2", ParameterRatio: 10_096_086 / SParameters, MacRatio: 1.6975 / SGigaMacs, ResolutionRatio: 260 / 384.0),
        new("b3", ParameterRatio: 14_358_406 / SParameters, MacRatio: 3.0115 / SGigaMacs, ResolutionRatio: 300 / 384.0),
    ];
}
