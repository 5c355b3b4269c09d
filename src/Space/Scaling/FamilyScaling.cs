using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>Grows a searched network into a family, as the paper grows EfficientNetV2-S into M and L.</summary>
public static class FamilyScaling
{
    /// <summary>
    /// The winner as <c>s</c>, then the larger members. Filters of stem and stages grow by one width, later stages get relatively more of
    /// the added layers, and the image grows up to the cap; the head stays, except where whole layers alone miss a tiny member's size.
    /// The same input always gives the same family.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The options ask for a member that is not larger or cannot be made, or contradict themselves about image sizes.
    /// </exception>
    public static ImmutableArray<FamilyMember> Scale(Architecture winner, FamilyOptions? options = null)
    {
        options ??= FamilyOptions.Published;
        CheckResolutions(options);
        CheckTargets(
            options.Larger,
            target => target is { ParameterRatio: > 1, MacRatio: > 1, ResolutionRatio: >= 1 },
            "above 1 (resolution: at least 1)");
        var cost = Complexity.Compute(winner, options.EvalResolution, options.Classes, options.ImageChannels);
        return
        [
            new("s", winner, options.TrainResolution, options.EvalResolution, Width: 1, Depth: 1, cost),
            .. options.Larger.Select(target => new FamilyGrowth(winner, target, options).Grow()),
        ];
    }

    /// <summary>
    /// The smaller members, as the published B0 to B3 are to S: compound scaling of stem, stages and head by the width (1.00 to 0.20) and
    /// depth (1.00 to 0.10) that fit best.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The options ask for a member that is not smaller, or contradict themselves about image sizes.
    /// </exception>
    public static ImmutableArray<FamilyMember> ScaleDown(Architecture winner, FamilyOptions? options = null)
    {
        options ??= FamilyOptions.Published;
        CheckResolutions(options);
        CheckTargets(
            options.Smaller,
            target => target is { ParameterRatio: > 0 and < 1, MacRatio: > 0 and < 1, ResolutionRatio: > 0 and <= 1 },
            "above 0 and below 1 (resolution: at most 1)");
        return [.. options.Smaller.Select(target => FamilyShrinking.Shrink(winner, target, options))];
    }

    private static void CheckResolutions(FamilyOptions options)
    {
        var (train, eval, max) = (options.TrainResolution, options.EvalResolution, options.MaxResolution);
        if (eval > max)
            throw new ArgumentException($"The winner is evaluated at {eval} pixels, but members at {max} at most.", nameof(options));
        if (train < 1 || train > eval)
            throw new ArgumentException($"The winner is trained at {train} pixels, but must be at 1 to {eval}.", nameof(options));
    }

    private static void CheckTargets(ImmutableArray<FamilyTarget> targets, Func<FamilyTarget, bool> holds, string rule)
    {
        if (targets.FirstOrDefault(target => !holds(target)) is { } wrong)
            throw new ArgumentException($"The ratios of {wrong} must be {rule}.", nameof(targets));
    }
}
