using System.Text.RegularExpressions;

namespace NasV2.Architecture.Tests;

public sealed partial class SourceFileTests
{
    private const int MaxLines = 300;
    private const int MaxMedian = 100;
    private const int MaxColumns = 140;
    private const string RawQuotes = "\"\"\"";

    [Fact]
    public void No_file_is_over_300_lines()
    {
        var tooLong = Repository.SourceFiles
            .Select(file => (File: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MaxLines);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_line_is_over_140_columns_except_in_raw_strings()
    {
        var tooLong = Repository.Files(".cs", ".razor", ".js", ".css", ".proto")
            .SelectMany(file => LinesOutsideRawStrings(file)
                .Where(line => line.Text.Length > MaxColumns)
                .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}"));
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Half_of_the_files_are_short()
    {
        var lengths = Repository.SourceFiles.Select(file => File.ReadLines(file).Count()).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, MaxMedian);
    }

    [Fact]
    public void The_table_of_projects_in_the_documentation_names_every_project()
    {
        var documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        Assert.All(
            Repository.Projects.Select(Repository.Name), name => Assert.Contains($"`src/{name}`", documentation, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_path_that_the_architecture_page_names_exists()
    {
        var documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var paths = PathInBackticks().Matches(documentation).Select(match => match.Groups["path"].Value).ToList();
        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), $"{path} does not exist"));
    }

    [GeneratedRegex(@"`(?<path>(src|tests|docs|examples|deploy)/[\w./-]+)`")]
    private static partial Regex PathInBackticks();

    /// <summary>Text that a raw string quotes, such as a line of a protocol, keeps its own width.</summary>
    private static IEnumerable<(int Number, string Text)> LinesOutsideRawStrings(string file)
    {
        var isInside = false;
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            var quotes = line.Split(RawQuotes).Length - 1;
            if (!isInside && quotes == 0)
                yield return (index + 1, line);
            isInside ^= quotes % 2 == 1;
        }
    }
}
