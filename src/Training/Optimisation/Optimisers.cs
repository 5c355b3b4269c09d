using System.Collections.Frozen;
using NasV2.Model;
using NasV2.Specs;

namespace NasV2.Training.Optimisation;

/// <summary>How each optimiser is made.</summary>
public static class Optimisers
{
    private static readonly FrozenDictionary<Optimizer, Func<NetworkParameters, Recipe, IOptimiser>> All =
        new Dictionary<Optimizer, Func<NetworkParameters, Recipe, IOptimiser>>
        {
            [Optimizer.RmsProp] = (parameters, recipe) => new RmsProp(parameters, recipe),
            [Optimizer.Sgd] = (parameters, recipe) => new Sgd(parameters, recipe),
            [Optimizer.AdamW] = (parameters, recipe) => new AdamW(parameters, recipe),
        }.ToFrozenDictionary();

    /// <summary>The recipe's optimiser, its state beside the network's weights.</summary>
    public static IOptimiser Create(NetworkParameters parameters, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return All[recipe.Optimizer](parameters, recipe);
    }
}
