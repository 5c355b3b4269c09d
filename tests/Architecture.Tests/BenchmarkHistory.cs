using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NasV2.Architecture.Tests;

/// <summary>The runs of a benchmark, a JSON object a line, as bench/README.md describes them.</summary>
internal sealed partial class BenchmarkHistory
{
    private readonly List<JsonElement> _runs;

    private BenchmarkHistory(List<JsonElement> runs) => _runs = runs;

    public static BenchmarkHistory Read(string benchmark)
    {
        var file = Path.Combine(Repository.Root, "bench", "history", benchmark + ".jsonl");
        var runs = File.ReadLines(file).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.All(runs, run => Assert.Equal(benchmark, run.GetProperty("benchmark").GetString()));
        Assert.All(runs, run => Assert.Matches(@"^\d{4}-\d\d-\d\d$", run.GetProperty("date").GetString()!));
        Assert.All(runs, run => Assert.Matches("^[0-9a-f]{7}$", run.GetProperty("commit").GetString()!));
        return new(runs);
    }

    /// <summary>A Markdown table of the newest run with each set of parameters on each machine.</summary>
    public string ToTable()
    {
        var newest = _runs
            .GroupBy(run => (run.GetProperty("parameters").GetRawText(), run.GetProperty("machine").GetString()))
            .Select(runs => runs.MaxBy(run => run.GetProperty("date").GetString()))
            .ToList();
        List<(string Group, string Name)> columns = [.. Names("parameters"), .. Names("figures"), .. Names("ratios")];
        var table = new StringBuilder();
        Row(table, [.. columns.Select(Heading), "machine", "date"]);
        Row(table, [.. columns.Select(_ => "---"), "---", "---"]);
        foreach (var run in newest)
            Row(table, [.. columns.Select(column => Cell(run, column)), run.GetProperty("machine").GetString()!,
                run.GetProperty("date").GetString()!]);
        return table.ToString();
    }

    private static void Row(StringBuilder table, IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Cell(JsonElement run, (string Group, string Name) column) =>
        run.TryGetProperty(column.Group, out var group) && group.TryGetProperty(column.Name, out var value) ? Text(value) : "";

    /// <summary>A number with the digits that it has in the file, several of repeated runs, or text.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Number => Thousand().Replace(value.GetRawText(), ","),
        _ => value.GetString()!,
    };

    private IEnumerable<(string Group, string Name)> Names(string group) => _runs
        .Where(run => run.TryGetProperty(group, out _))
        .SelectMany(run => run.GetProperty(group).EnumerateObject())
        .Select(property => (group, property.Name))
        .Distinct();

    private string Heading((string Group, string Name) column) =>
        column.Group == "figures" ? $"{column.Name}, {_runs[0].GetProperty("unit").GetString()}" : column.Name;

    [GeneratedRegex(@"(?<=^\d+)(?=(\d{3})+(\.|$))")]
    private static partial Regex Thousand();
}
