namespace NasV2.Specs;

/// <summary>The rules between fields.</summary>
internal static class CrossRules
{
    private const string AtMost = "at most";
    private static readonly Func<double, double, bool> IsAtMost = (value, bound) => value <= bound;

    private static readonly CrossRule[] All =
    [
        new("recipe.batch", "data.train",
            s => (s.Recipe.Batch, s.Data.Train), IsAtMost, AtMost),
        new("recipe.warmupEpochs", "recipe.epochs",
            s => (s.Recipe.WarmupEpochs, s.Recipe.Epochs), (value, bound) => value < bound, "less than"),
        new("recipe.resolution", "scaling.maxResolution",
            s => (s.Recipe.Resolution, s.Scaling.MaxResolution), IsAtMost, AtMost),
        new("scaling.evalResolution", "scaling.maxResolution",
            s => (s.Scaling.EvalResolution, s.Scaling.MaxResolution), IsAtMost, AtMost),
        new("stepTime.blockSteps", "stepTime.maxSteps",
            s => (s.StepTime.BlockSteps, s.StepTime.MaxSteps), IsAtMost, AtMost),
        new("scaling.parameterRatios.m", "scaling.parameterRatios.l",
            s => (s.Scaling.ParameterRatios.M, s.Scaling.ParameterRatios.L), IsAtMost, AtMost),
        new("scaling.macRatios.m", "scaling.macRatios.l",
            s => (s.Scaling.MacRatios.M, s.Scaling.MacRatios.L), IsAtMost, AtMost),
    ];

    public static void Check(SearchSpec spec, Reading reading)
    {
        foreach (var rule in All)
            rule.Check(spec, reading);
    }
}
