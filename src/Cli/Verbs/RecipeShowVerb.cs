using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NasV2.Api;
using NasV2.Cli.Display;
using NasV2.Cli.Training;
using NasV2.Specs;
using Spectre.Console;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas recipe show</c>: a recipe, or the stages that it resolves to.</summary>
internal static class RecipeShowVerb
{
    public static Command Create()
    {
        var recipe = new Argument<string>("recipe") { Description = RecipeArgument.Forms };
        var stages = new Option<bool>("--stages") { Description = "Show what each stage trains with." };
        var images = new Option<int>("--images")
        {
            Description = "Training images, from which the steps of a stage follow (default: ImageNet's without the minival).",
            HelpName = "n",
            DefaultValueFactory = _ => 1_256_144,
        };
        var set = new Option<string[]>("--set")
        {
            Description = "Changes a field of the recipe, such as epochs=20; may be repeated.",
            HelpName = "field=value",
        };
        var json = CommonOptions.Json();
        var command =
            new Command("show", "Shows a recipe, or with --stages the stages that it resolves to.") { recipe, stages, images, set, json };
        command.SetAction(parsed =>
        {
            var given = RecipeArgument.Find(parsed.GetRequiredValue(recipe), parsed.GetValue(set) ?? []);
            if (!parsed.GetValue(stages))
                JsonOutput.Print(JsonNode.Parse(RecipeJson.Write(given.Recipe, FieldNames.Current)));
            else if (parsed.GetValue(json))
                JsonOutput.Print(StageRow.Create(given.Recipe, parsed.GetRequiredValue(images)));
            else
                Print(StageRow.Create(given.Recipe, parsed.GetRequiredValue(images)));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IEnumerable<StageRow> rows)
    {
        var table = Screen.Table(
            Screen.Number("stage"), Screen.Number("size"), Screen.Number("RandAugment"), Screen.Number("mixup"), Screen.Number("CutMix"),
            Screen.Number("dropout"), Screen.Name("epochs"), Screen.Number("steps"));
        foreach (var row in rows)
            table.AddRow(
                $"{row.Stage}", $"{row.Resolution} px", Short(row.RandAugment), Short(row.Mixup), Short(row.Cutmix), Short(row.Dropout),
                $"{row.FirstEpoch}-{row.LastEpoch}", NumberFormat.Whole(row.Steps));
        Screen.Open().Write(table);
    }

    private static string Short(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
