using System.Collections.Frozen;
using NasV2.Model;
using NasV2.Specs;

namespace NasV2.Training.Optimization;

/// <summary>How each optimizer is made.</summary>
public static class Optimizers
{
    private static readonly FrozenDictionary<Optimizer, Func<NetworkParameters, Recipe, IOptimizer>> All =
        new Dictionary<Optimizer, Func<NetworkParameters, Recipe, IOptimizer>>
        {
            [Optimizer.RmsProp] = (parameters, recipe) => new RmsProp(parameters, recipe),
            [Optimizer.Sgd] = (parameters, recipe) => new Sgd(parameters, recipe),
            [Optimizer.AdamW] = (parameters, recipe) => new AdamW(parameters, recipe),
        }.ToFrozenDictionary();

    /// <summary>The recipe's optimizer, with its state next to the network's weights.</summary>
    public static IOptimizer Create(NetworkParameters parameters, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return All[recipe.Optimizer](parameters, recipe);
    }
}
