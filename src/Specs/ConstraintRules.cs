using System.Globalization;
using NasV2.Space;

namespace NasV2.Specs;

/// <summary>The rules that constraints keep: they leave candidates.</summary>
internal static class ConstraintRules
{
    private const string Field = "constraints";

    public static void Check(SearchSpec spec, ValidationContext context)
    {
        if (spec.Constraints is not { } constraints || !new[] { Field, "space", "recipe.resolution" }.All(context.HasNoErrors))
            return;
        var bounds = constraints.Resolve(spec.Space.Reference, spec.Recipe.Resolution);
        var isOrdered = CheckOrder("parameters", constraints.Parameters, bounds.Parameters, context)
            & CheckOrder("macs", constraints.Macs, bounds.Macs, context)
            & CheckOrder("activations", constraints.Activations, bounds.Activations, context);
        if (isOrdered)
            CheckShare(spec, context);
    }

    private static bool CheckOrder(string name, CostRange? range, CostBounds bounds, ValidationContext context)
    {
        if (bounds.Min <= bounds.Max)
            return true;
        var field = $"{Field}.{name}.min";
        context.Add(new(field, context.LineOf(field), $"{range!.Min}", $"expected at most {Field}.{name}.max, which is {range.Max}"));
        return false;
    }

    private static void CheckShare(SearchSpec spec, ValidationContext context)
    {
        var share = SpaceShare.Compute(spec.ToConstrainedSpace());
        if (share.Fitting > 0)
            return;
        var found = share.IsExact
            ? $"none of the space's {share.Size} members meets these"
            : string.Create(CultureInfo.InvariantCulture, $"none of {share.Sampled} members drawn at random from the space meets these");
        context.Add(new(
            Field, context.LineOf(Field) ?? context.LineOf("space"), context.LineOf(Field) is null ? "the space's default" : "too narrow",
            $"expected constraints that leave candidates: {found}"));
    }
}
