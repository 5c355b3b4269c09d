namespace NasV2.Specs;

/// <summary>The rules between fields.</summary>
internal static class CrossRules
{
    private const string AtMost = "at most";
    private const string PartsField = "recipe.gradientAccumulation";
    private const string BatchField = "recipe.batch";
    private const string StepsField = "recipe.steps";
    private static readonly Func<double, double, bool> IsAtMost = (value, bound) => value <= bound;

    private static readonly CrossRule<SearchSpec>[] SpecRules =
    [
        new("recipe.batch", "data.train",
            s => (s.Recipe.Batch, s.Data.Train), IsAtMost, AtMost),
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

    private static readonly CrossRule<Recipe>[] RecipeRules =
    [
        new("warmupEpochs", "epochs",
            r => (r.WarmupEpochs, r.Steps is null ? r.Epochs : null), (value, bound) => value < bound, "less than"),
        new("gradientAccumulation", "batch",
            r => (r.GradientAccumulation, r.Batch), IsAtMost, AtMost),
        new("progressive.resolution", "resolution",
            r => (r.Progressive?.Resolution, r.Resolution), IsAtMost, AtMost),
    ];

    public static void Check(SearchSpec spec, ValidationContext context)
    {
        foreach (var rule in SpecRules)
            rule.Check(spec, context);
        Check(spec.Recipe, context, "recipe.");
        // A search that was submitted before the rule stays readable: its results are what they are.
        if (context.Vocabulary != SpecVocabulary.Any)
        {
            CheckParts(spec, context);
            ConstraintRules.Check(spec, context);
        }

        if (spec.Recipe.Steps is { } steps)
        {
            var line = context.LineOf(StepsField) ?? context.LineOf("recipe.preset");
            context.Add(new(StepsField, line, $"{steps}", "expected recipe.epochs: a search counts epochs"));
        }
    }

    /// <summary>Batch norm learns nothing from one value per channel: its output is the shift, whatever the image.</summary>
    private static void CheckParts(SearchSpec spec, ValidationContext context)
    {
        string[] fields = [PartsField, BatchField, "recipe.resolution", "recipe.progressive.resolution", "space"];
        if (!fields.All(context.HasNoErrors))
            return;
        var recipe = spec.Recipe;
        var resolution = recipe.Progressive?.Resolution ?? recipe.Resolution;
        var part = (recipe.Batch + recipe.GradientAccumulation - 1) / recipe.GradientAccumulation;
        var smallest = recipe.Batch % part is 0 ? part : recipe.Batch % part;
        if (smallest > 1 || spec.Space.OutputSize(resolution) > 1)
            return;
        var (field, value) = recipe.Batch == 1 ? (BatchField, 1) : (PartsField, recipe.GradientAccumulation);
        context.Add(new(
            context.WrittenPath(field), context.LineOf(field), $"{value}",
            $"expected at least 2 images in each part of a batch: at {resolution} px the last stage has one pixel, and batch norm "
            + "needs more than one value per channel"));
    }

    /// <param name="within">Path of the recipe's section, with its dot; empty where the document is the recipe.</param>
    public static void Check(Recipe recipe, ValidationContext context, string within = "")
    {
        foreach (var rule in RecipeRules)
            rule.Check(recipe, context, within);
    }
}
