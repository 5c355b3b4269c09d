using NasV2.Model;
using NasV2.Specs;

namespace NasV2.Training;

/// <summary>What a recipe says about the network it trains.</summary>
public static class RecipeExtensions
{
    /// <summary>The options of a network that is trained by this recipe to distinguish <paramref name="classes"/> classes.</summary>
    public static NetworkOptions NetworkOptions(this Recipe recipe, int classes)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new NetworkOptions
        {
            Classes = classes,
            Dropout = recipe.Dropout,
            Survival = recipe.DropPathSurvival,
            BatchNormMomentum = recipe.BatchNormMomentum,
            UsesBFloat16 = recipe.Precision == Precision.Bf16,
        };
    }

    /// <summary>Side of the images that the network is evaluated on, in pixels.</summary>
    public static int EvaluationResolution(this Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return recipe.EvalResolution ?? recipe.Resolution;
    }
}
