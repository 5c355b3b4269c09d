using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NasV2.Architecture.Tests;

public sealed partial class DeployFileTests
{
    private static readonly string[] NodeOptions =
        ["--store", "--name", "--host", "--silo-port", "--http", "--device", "--slots", "--checkpoints", "--settings", "--kubernetes"];

    /// <summary>Verbs that the files may use, with their options.</summary>
    private static readonly Dictionary<string, string[]> Verbs = new()
    {
        ["--help"] = [],
        ["health"] = [],
        ["db migrate"] = ["--store"],
        ["db status"] = ["--store"],
        ["serve"] = [.. NodeOptions, "--with-worker"],
        ["worker"] = NodeOptions,
    };

    public static TheoryData<string> Commands => [.. DeployFiles.Commands.Keys];

    public static TheoryData<string> Services => [.. DeployFiles.Services.Keys];

    public static TheoryData<string> Pods => [.. DeployFiles.Pods.Keys];

    /// <summary>Pods that join the cluster.</summary>
    public static TheoryData<string> Silos =>
        [.. DeployFiles.Pods.Where(pod => Container(pod.Value)["args"].Words.Contains("--kubernetes")).Select(pod => pod.Key)];

    [Fact]
    public void Every_role_is_deployed_in_each_way()
    {
        Assert.Equal(["Deployment head", "Deployment worker", "Deployment worker-gpu"], Silos.Select(row => row.Data).Order());
        string[] expected = ["Dockerfile: head", "Dockerfile: worker", "docker-compose.yml: migrate", "Job nas-migrate"];
        Assert.Empty(expected.Except(DeployFiles.Commands.Keys));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_has_only_options_that_the_command_line_knows(string where)
    {
        var words = DeployFiles.Commands[where];
        var verb = words[0] == "db" ? $"db {words[1]}" : words[0];
        Assert.True(Verbs.ContainsKey(verb), $"{where} runs nas {verb}");
        Assert.Empty(words.Skip(1).Where(word => word.StartsWith('-')).Except(Verbs[verb]));
    }

    [Fact]
    public void What_the_Dockerfile_copies_is_in_the_repository()
    {
        var sources = Instructions("COPY")
            .Where(arguments => !arguments.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(arguments => arguments.Split(' ')[..^1])
            .ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"{source} is not there"));
        var ignored = File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore"));
        Assert.Empty(sources.Intersect(ignored));
    }

    [Fact]
    public void Files_outside_of_src_that_projects_need_are_copied_into_the_image()
    {
        var copied = Instructions("COPY").SelectMany(arguments => arguments.Split(' ')).ToList();
        var needed = Repository.Projects
            .SelectMany(project => XDocument.Load(project).Descendants().Attributes("Include"))
            .Where(include => include.Value.StartsWith("../../", StringComparison.Ordinal))
            .Select(include => include.Value["../../".Length..])
            .ToList();
        Assert.NotEmpty(needed);
        Assert.All(needed, file =>
            Assert.Contains(copied, source => file == source || file.StartsWith($"{source}/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_image_has_a_version()
    {
        var stages = Instructions("FROM").Select(arguments => arguments.Split(' ')).ToList();
        var images = stages.Select(stage => stage[0]).Except(stages.Select(stage => stage[^1]))
            .Concat(DeployFiles.Services.Values.Select(service => service["image"].ToString()))
            .Concat(DeployFiles.Pods.Values.Select(pod => Container(pod)["image"].ToString()).Select(Kustomized));
        Assert.All(images, image => Assert.Matches(Versioned(), image));
    }

    [Fact]
    public void Our_images_have_one_version_which_is_the_program_s()
    {
        var properties = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        // The patch is counted from git's tags, which a deployment does not have.
        var version = $"{properties.Descendants("MinVerMinimumMajorMinor").Single().Value}.0";
        var tags = DeployFiles.Services.Values.Select(service => service["image"].ToString())
            .Concat(DeployFiles.Pods.Values.Select(pod => Kustomized(Container(pod)["image"].ToString())))
            .Where(image => image.StartsWith("nasv2", StringComparison.Ordinal))
            .Select(image => image.Split(':')[1]);
        Assert.Equal([version, $"{version}-cuda"], tags.Distinct().Order());
    }

    [Fact]
    public void No_image_runs_as_root()
    {
        Assert.True(int.Parse(Assert.Single(Instructions("USER")), CultureInfo.InvariantCulture) > 0);
        // The three images come from the stage that sets the user, and none sets another.
        var stages = DeployFiles.Instructions.SkipWhile(instruction => instruction.Name != "USER")
            .Where(instruction => instruction.Name == "FROM");
        Assert.Equal(["runtime AS head", "runtime AS worker", "runtime AS nas"], stages.Select(stage => stage.Arguments));
        Assert.All(DeployFiles.Services.Values, service => Assert.False(service["user"].Exists || service["privileged"].Exists));
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void No_pod_runs_as_root_or_writes_to_its_image(string name)
    {
        var pod = DeployFiles.Pods[name]["spec"];
        Assert.Equal("true", pod["securityContext"]["runAsNonRoot"].ToString());
        Assert.Equal("RuntimeDefault", pod["securityContext"]["seccompProfile"]["type"].ToString());
        Assert.All(pod["containers"].Items.Select(container => container["securityContext"]), context =>
        {
            Assert.Equal("false", context["allowPrivilegeEscalation"].ToString());
            Assert.Equal("true", context["readOnlyRootFilesystem"].ToString());
            Assert.Equal(["ALL"], context["capabilities"]["drop"].Words);
        });
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void A_silo_is_probed_where_it_listens(string name)
    {
        var container = Container(DeployFiles.Pods[name]);
        var ports = container["ports"].Items.ToDictionary(port => port["name"].ToString(), port => port["containerPort"].ToString());
        var http = new Uri(Option(container["args"].Words, "--http")!).Port.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(http, ports["http"]);
        Assert.Equal(http, DeployFiles.Pods[name]["metadata"]["annotations"]["prometheus.io/port"].ToString());
        Assert.Equal(Option(container["args"].Words, "--silo-port"), ports["silo"]);
        Assert.Equal(["http", "silo"], ports.Keys.Order());
        Assert.Equal(
            [("http", "/health/live"), ("http", "/health/live"), ("http", "/health/ready")],
            new[] { "startupProbe", "livenessProbe", "readinessProbe" }
                .Select(probe => container[probe]["httpGet"])
                .Select(get => (get["port"].ToString(), get["path"].ToString())));
    }

    [Theory]
    [InlineData("head", "serve")]
    [InlineData("worker", "worker")]
    public void An_image_is_probed_where_it_listens_also_when_compose_says_how_to_run_it(string target, string verb)
    {
        var health = new Uri(DeployFiles.Commands[$"Dockerfile: {target}, health"][^1]);
        Assert.Equal("/health/live", health.AbsolutePath);
        var commands = DeployFiles.Services.Values
            .Where(service => service["build"]["target"].ToString() == target && service["command"].Exists)
            .Select(service => service["command"].Words)
            .Append(DeployFiles.Commands[$"Dockerfile: {target}"])
            .ToList();
        Assert.True(commands.Count > 1);
        Assert.All(commands, words =>
        {
            Assert.Equal(verb, words[0]);
            Assert.Equal(health.Port, new Uri(Option(words, "--http")!).Port);
        });
    }

    private static IEnumerable<string> Instructions(string name) =>
        DeployFiles.Instructions.Where(instruction => instruction.Name == name).Select(instruction => instruction.Arguments);

    private static YamlValue Container(YamlValue pod) => pod["spec"]["containers"].Items.Single();

    private static string? Option(string[] words, string name) =>
        Array.IndexOf(words, name) is >= 0 and var index ? words[index + 1] : null;

    /// <summary>The image that kustomize puts in the place of the named one.</summary>
    private static string Kustomized(string image) => DeployFiles.Manifests
        .Where(file => DeployFiles.Name(file) == "kustomization.yaml")
        .SelectMany(file => DeployFiles.Documents(file).Single()["images"].Items)
        .Where(replaced => replaced["name"].ToString() == image)
        .Select(replaced => $"{(replaced["newName"].Exists ? replaced["newName"] : replaced["name"])}:{replaced["newTag"]}")
        .SingleOrDefault(image);

    [GeneratedRegex(@"^[a-z0-9./-]+:\d+[a-z0-9.-]*$")]
    private static partial Regex Versioned();
}
