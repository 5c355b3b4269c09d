using System.Globalization;
using System.Text.Json.Nodes;
using NasV2.Server;
using NasV2.Specs;
using NasV2.Training;

namespace NasV2.Cli.Training;

/// <summary>A recipe that a command line gives.</summary>
/// <param name="Name">The preset's name or the file's, without its extension.</param>
/// <param name="Recipe">The recipe.</param>
internal sealed record RecipeArgument(string Name, Recipe Recipe)
{
    /// <summary>What an argument may be, for help texts.</summary>
    public static string Forms { get; } =
        $"A preset ({string.Join(", ", RecipePresets.Names)}) or a YAML or JSON file with the fields of a job's recipe.";

    /// <summary>Reads a recipe and changes some of its fields.</summary>
    /// <param name="text">A preset's name or a file.</param>
    /// <param name="changes">Fields and values, such as <c>epochs=20</c> or <c>progressive.stages=3</c>.</param>
    /// <exception cref="UsageException">There is no such recipe, or a change has no value.</exception>
    /// <exception cref="SpecException">The recipe breaks a rule.</exception>
    public static RecipeArgument Find(string text, IReadOnlyList<string> changes)
    {
        var reader = new RecipeReader(Vocabulary.Known);
        if (!RecipePresets.Documents.TryGetValue(text, out var document))
            document = File.Exists(text)
                ? File.ReadAllText(text)
                : throw new UsageException(
                    $"There is no recipe '{text}'; expected one of {string.Join(", ", RecipePresets.Names)}, or a file.");
        var recipe = reader.Read(document, text);
        if (changes.Count > 0)
            recipe = reader.Change(recipe, changes.Aggregate(new JsonObject(), Set).ToJsonString(), "--set");
        return new(Path.GetFileNameWithoutExtension(text.EndsWith(".yaml", StringComparison.Ordinal) ? text : text + ".yaml"), recipe);
    }

    /// <summary>The recipe counted in epochs of the images.</summary>
    /// <exception cref="UsageException">Its steps are too few or too many epochs.</exception>
    public RecipeArgument For(TrainingData data)
    {
        var counted = Recipe.For(Math.Max(1, data.StepsPerEpoch(Recipe.Batch)));
        if (Recipe.Steps is { } steps && (counted.Epochs <= counted.WarmupEpochs || counted.Epochs > Recipe.MaxEpochs))
            throw new UsageException(
                $"steps is {steps}, which comes to epochs {counted.Epochs} of these images; expected more than warmupEpochs,"
                + $" which is {counted.WarmupEpochs}, and at most {Recipe.MaxEpochs}.");
        return this with { Recipe = counted };
    }

    private static JsonObject Set(JsonObject changes, string change)
    {
        var (field, value) = change.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } given]
            ? (name, given)
            : throw new UsageException($"--set is '{change}', but must be field=value, such as epochs=20.");
        var path = field.Split('.');
        var section = path[..^1].Aggregate(changes, (within, part) => (within[part] ??= new JsonObject()) as JsonObject
            ?? throw new UsageException($"--set is '{change}', but {part} has no fields."));
        if (field == "preset")
            throw new UsageException($"--set is '{change}', but a preset is given with --recipe {value}.");
        section[path[^1]] = value == "null" ? null : Value(value);
        return changes;
    }

    private static JsonValue Value(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? JsonValue.Create(real)
        : JsonValue.Create(text);
}
