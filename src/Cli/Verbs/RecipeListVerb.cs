using System.CommandLine;
using System.Text.Json.Nodes;
using NasV2.Cli.Display;
using NasV2.Cli.Training;
using NasV2.Specs;
using Spectre.Console;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas recipe list</c>: the recipes that ship with the product.</summary>
internal static class RecipeListVerb
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the recipes that ship with the product.") { json };
        command.SetAction(parsed =>
        {
            var rows = RecipePresets.Names.Select(name => (Name: name, RecipeArgument.Find(name, []).Recipe)).ToList();
            if (parsed.GetValue(json))
                JsonOutput.Print(
                    rows.Select(row => new { row.Name, Recipe = JsonNode.Parse(RecipeJson.Write(row.Recipe, FieldNames.Current)) }));
            else
                Print(rows);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IReadOnlyList<(string Name, Recipe Recipe)> rows)
    {
        var table = Screen.Table(
            Screen.Name("recipe"), Screen.Number("length"), Screen.Number("batch"), Screen.Name("images"), Screen.Text("stages"));
        foreach (var (name, recipe) in rows)
            table.AddRow(
                name,
                recipe.Steps is { } steps ? $"{steps} steps" : $"{recipe.Epochs} epochs",
                $"{recipe.Batch}",
                $"{recipe.Resolution} px",
                Markup.Escape(string.Join(", ", TrainingStages.Resolve(recipe, seed: 1).Select(stage => stage.Resolution))));
        Screen.Open().Write(table);
    }
}
