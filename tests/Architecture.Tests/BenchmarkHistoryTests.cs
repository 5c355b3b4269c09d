using System.Text.RegularExpressions;

namespace NasV2.Architecture.Tests;

/// <summary>
/// The tables of docs/results.md are made from bench/history: after a line is added there, <c>NAS_RESULTS=write</c> and this test
/// write them again.
/// </summary>
public sealed partial class BenchmarkHistoryTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "results.md");

    public static TheoryData<string> Benchmarks =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "bench", "history"), "*.jsonl").Select(Repository.Name).Order()];

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void A_table_of_results_is_what_the_history_says(string benchmark)
    {
        var page = File.ReadAllText(Page);
        var table = Table().Matches(page).Single(table => table.Groups["benchmark"].Value == benchmark).Groups["rows"];
        var expected = BenchmarkHistory.Read(benchmark).ToTable();
        if (Environment.GetEnvironmentVariable("NAS_RESULTS") == "write")
            File.WriteAllText(Page, page[..table.Index] + expected + page[(table.Index + table.Length)..]);
        else
            Assert.Equal(expected, table.Value);
    }

    [Fact]
    public void Every_table_between_marks_has_a_history() =>
        Assert.Equal(Benchmarks.Select(row => row.Data),
            Table().Matches(File.ReadAllText(Page)).Select(table => table.Groups["benchmark"].Value).Order());

    [GeneratedRegex(@"<!-- bench/history/(?<benchmark>\w+)\.jsonl -->\n(?<rows>[^<]*)<!-- end -->")]
    private static partial Regex Table();
}
