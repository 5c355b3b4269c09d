using System.Text.RegularExpressions;

namespace NasV2.Architecture.Tests;

public sealed partial class ProjectEdgeTests
{
    /// <summary>Which project refers to which, as the table in docs/architecture.md says: <c>| `src/Specs` | what
    /// it holds | Space |</c>.</summary>
    private static readonly Dictionary<string, string[]> Table = File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
        .Select(line => Row().Match(line))
        .Where(row => row.Success)
        .ToDictionary(
            row => row.Groups["name"].Value, row => Names().Matches(row.Groups["references"].Value).Select(name => name.Value).ToArray());

    public static TheoryData<string> Projects => [.. Repository.Projects.Select(Repository.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_those_that_the_table_names(string name)
    {
        Assert.True(Table.ContainsKey(name), $"{name} is not in the table of docs/architecture.md");
        var project = Repository.Projects.Single(path => Repository.Name(path) == name);
        var references = Repository.References(project, "ProjectReference").Select(path => Repository.Name(path.Replace('\\', '/')));
        Assert.Equal(Table[name].Order(), references.Order());
    }

    [Fact]
    public void The_table_names_no_project_that_there_is_not() =>
        Assert.Empty(Table.Keys.Except(Repository.Projects.Select(Repository.Name)));

    [Theory]
    [InlineData("Domain")]
    [InlineData("Space")]
    public void A_project_without_packages_has_none(string name) => Assert.Empty(Packages(name));

    [Theory]
    [InlineData("TorchSharp", "LibTorch")]
    [InlineData("Npgsql.EntityFrameworkCore.PostgreSQL", "Storage")]
    [InlineData("YamlDotNet", "Specs")]
    [InlineData("AWSSDK.S3", "Workers")]
    [InlineData("Serilog", "Server")]
    [InlineData("Spectre.Console", "Cli")]
    [InlineData("MudBlazor", "Dashboard")]
    public void A_package_has_one_home(string package, string home)
    {
        var users = Repository.Projects.Select(Repository.Name).Where(name => Packages(name).Contains(package));
        Assert.Equal([home], users);
    }

    [Fact]
    public void The_client_package_does_not_bring_Orleans_along() => Assert.DoesNotContain(
        Packages("Client").Concat(Packages("Api")), package => package.Contains("Orleans", StringComparison.Ordinal));

    private static List<string> Packages(string name)
    {
        var project = Repository.Projects.Single(path => Repository.Name(path) == name);
        var packages = Repository.References(project, "PackageReference");
        var torch = Path.Combine(Repository.Root, "src", "Torch.props");
        var importsTorch = File.ReadAllText(project).Contains("Torch.props", StringComparison.Ordinal);
        return [.. importsTorch ? packages.Concat(Repository.References(torch, "PackageReference")) : packages];
    }

    [GeneratedRegex(@"^\| `src/(?<name>\w+)` \|.*\| (?<references>[^|]*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Names();
}
