using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>The values of a search space, before they are checked.</summary>
public sealed record SearchSpaceDefinition
{
    /// <summary>The name by which job specs refer to the space.</summary>
    public required string Name { get; init; }

    /// <summary>A sentence for people who choose a space.</summary>
    public required string Description { get; init; }

    /// <summary>The filters of the stem convolution.</summary>
    public required int StemFilters { get; init; }

    /// <summary>The stride of the stem convolution: 2, or 1 for small images.</summary>
    public int StemStride { get; init; } = Architecture.DefaultStemStride;

    /// <summary>The filters of the head convolution.</summary>
    public int HeadFilters { get; init; } = Architecture.DefaultHeadFilters;

    /// <summary>The choices of each stage, first to last.</summary>
    public required ImmutableArray<StageChoices> Stages { get; init; }

    /// <summary>The network whose step time and parameters are the unit of S and P in the reward; it need not be a member.</summary>
    public required Architecture Reference { get; init; }

    /// <summary>The image side, in pixels, at which candidates train unless a job says otherwise.</summary>
    public required int ProxyResolution { get; init; }
}
