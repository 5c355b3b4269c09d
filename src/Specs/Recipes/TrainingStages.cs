namespace NasV2.Specs;

/// <summary>
/// Resolves a recipe into stages, Algorithm 1 of the paper: stage i of M has <c>φ0 + (φe - φ0) · i / (M - 1)</c> of every regularisation
/// and ends with epoch <c>floor(N · (i + 1) / M)</c>; its size is as <see cref="SizeRule"/> says. The
/// optimizer continues through all of them.
/// </summary>
public static class TrainingStages
{
    /// <summary>The stages of a run, in order; one where the recipe does not change anything.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="seed">Chooses the sizes of the random methods.</param>
    public static IReadOnlyList<TrainingStage> Resolve(Recipe recipe, long seed)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.Progressive is not { } progressive)
            return [new(1, recipe.Epochs, recipe.Resolution, recipe.Regularisation)];
        var levels = Enumerable.Range(0, progressive.Stages).Select(index => Level(recipe, progressive, index)).ToList();
        return progressive.Method is ResizingMethod.Random or ResizingMethod.RandomAdaptive
            ? Drawn(levels, recipe.Epochs, progressive.ResampleEpochs, seed)
            : Ascending(levels, recipe.Epochs);
    }

    private static (int Resolution, Regularisation Regularisation) Level(Recipe recipe, ProgressiveSpec progressive, int index)
    {
        var (first, last, stages) = (progressive.Resolution, recipe.Resolution, progressive.Stages);
        var share = (double)index / (stages - 1);
        var size = progressive.Sizes == SizeRule.Paper
            ? (int)Math.Round(first + ((last - first) * share), MidpointRounding.AwayFromZero)
            : first + (int)((long)(last - first) * (index + 1) / stages);
        var isAdaptive = progressive.Method is ResizingMethod.Adaptive or ResizingMethod.RandomAdaptive;
        return (size, isAdaptive ? progressive.Start.Toward(recipe.Regularisation, share) : recipe.Regularisation);
    }

    /// <summary>A run shorter than the number of stages leaves out some of the first, never the last.</summary>
    private static List<TrainingStage> Ascending(List<(int Resolution, Regularisation Regularisation)> levels, int epochs)
    {
        var stages = new List<TrainingStage>();
        for (var index = 0; index < levels.Count; index++)
        {
            var begin = (int)((long)epochs * index / levels.Count);
            var end = (int)((long)epochs * (index + 1) / levels.Count);
            if (end > begin)
                stages.Add(new(begin + 1, end - begin, levels[index].Resolution, levels[index].Regularisation));
        }

        return stages;
    }

    private static List<TrainingStage> Drawn(List<(int Resolution, Regularisation Regularisation)> levels, int epochs, int each, long seed)
    {
        var random = new Random((int)(seed ^ (seed >> 32)));
        var stages = new List<TrainingStage>();
        for (var first = 1; first <= epochs; first += each)
        {
            var (resolution, regularisation) = levels[random.Next(levels.Count)];
            stages.Add(new(first, Math.Min(each, epochs - first + 1), resolution, regularisation));
        }

        return stages;
    }
}
