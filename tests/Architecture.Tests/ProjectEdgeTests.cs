namespace NasV2.Architecture.Tests;

public sealed class ProjectEdgeTests
{
    /// <summary>Which project may know which: the table of docs/architecture.md.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Space"] = [],
        ["Domain"] = [],
        ["Api"] = [],
        ["Cluster"] = ["Domain"],
        ["Storage"] = ["Domain"],
        ["Data"] = [],
        ["Specs"] = ["Space"],
        ["Model"] = ["Space"],
        ["Training"] = ["Data", "Model", "Space", "Specs"],
        ["Search"] = ["Cluster", "Domain", "Space", "Specs", "Storage"],
        ["Workers"] = ["Cluster", "Domain", "Space", "Specs", "Training"],
        ["Dashboard"] = ["Api"],
        ["Server"] = ["Api", "Cluster", "Dashboard", "Data", "Domain", "Search", "Space", "Specs", "Storage", "Workers"],
        ["Client"] = ["Api"],
        ["Cli"] = ["Api", "Client", "Cluster", "Domain", "Server", "Space"],
    };

    public static TheoryData<string> Projects => [.. Repository.Projects.Select(Repository.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_the_table_allows(string name)
    {
        Assert.True(Allowed.ContainsKey(name), $"{name} is not in the table of docs/architecture.md");
        var project = Repository.Projects.Single(path => Repository.Name(path) == name);
        var references = Repository.References(project, "ProjectReference").Select(path => Repository.Name(path.Replace('\\', '/')));
        Assert.Empty(references.Except(Allowed[name]));
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Space")]
    public void A_project_without_packages_has_none(string name) => Assert.Empty(Packages(name));

    [Theory]
    [InlineData("TorchSharp", "Model")]
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

    private static List<string> Packages(string name)
    {
        var project = Repository.Projects.Single(path => Repository.Name(path) == name);
        var packages = Repository.References(project, "PackageReference");
        var torch = Path.Combine(Repository.Root, "src", "Torch.props");
        var importsTorch = File.ReadAllText(project).Contains("Torch.props", StringComparison.Ordinal);
        return [.. importsTorch ? packages.Concat(Repository.References(torch, "PackageReference")) : packages];
    }
}
