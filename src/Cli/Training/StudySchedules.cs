using System.Collections.Frozen;
using NasV2.Specs;

namespace NasV2.Cli.Training;

/// <summary>The schedules that a study compares, after tables 12 and 13 of the paper: what each makes of a progressive recipe.</summary>
internal static class StudySchedules
{
    /// <summary>Size of the smaller training images over that of the images that judge, as from 300 to 384 pixels.</summary>
    private const double SmallerSize = 300 / 384.0;

    public static FrozenDictionary<string, Func<Recipe, Recipe>> All { get; } = new Dictionary<string, Func<Recipe, Recipe>>
    {
        ["fixed"] = recipe => recipe with { Progressive = null },
        ["smaller"] = recipe => recipe with
        {
            Progressive = null,
            EvalResolution = recipe.EvalResolution ?? recipe.Resolution,
            Resolution = (int)Math.Round(recipe.Resolution * SmallerSize),
        },
        ["resize"] = recipe => By(recipe, ResizingMethod.Resize),
        ["adaptive"] = recipe => By(recipe, ResizingMethod.Adaptive),
        ["random"] = recipe => By(recipe, ResizingMethod.Random),
        ["random-adaptive"] = recipe => By(recipe, ResizingMethod.RandomAdaptive),
    }.ToFrozenDictionary();

    /// <summary>Names in the order in which the paper's tables have them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["fixed", "smaller", "resize", "adaptive", "random", "random-adaptive"];

    private static Recipe By(Recipe recipe, ResizingMethod method) =>
        recipe with { Progressive = recipe.Progressive! with { Method = method } };
}
