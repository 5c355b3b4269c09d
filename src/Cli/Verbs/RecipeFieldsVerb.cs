using System.CommandLine;
using NasV2.Cli.Display;
using NasV2.Server;
using NasV2.Specs;
using Spectre.Console;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas recipe fields</c>: the reference of a recipe's fields.</summary>
internal static class RecipeFieldsVerb
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("fields", "Lists the fields of a recipe with their values and defaults.") { json };
        command.SetAction(parsed =>
        {
            var fields = FieldReference.List<Recipe>(Vocabulary.Known);
            if (parsed.GetValue(json))
                JsonOutput.Print(fields);
            else
                Print(fields);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IEnumerable<FieldReference> fields)
    {
        var table = Screen.Table(Screen.Name("field"), Screen.Text("values"), Screen.Name("default"), Screen.Text("meaning"));
        foreach (var field in fields)
            table.AddRow(field.Name, Markup.Escape(field.Values), field.Default ?? "", Markup.Escape(field.Description));
        Screen.Open().Write(table);
    }
}
