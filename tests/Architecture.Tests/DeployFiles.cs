using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace NasV2.Architecture.Tests;

/// <summary>The files of deployment, read as those who run them read them.</summary>
internal static partial class DeployFiles
{
    public static string Dockerfile { get; } = Path.Combine(Repository.Root, "deploy", "Dockerfile");

    public static string[] ComposeFiles { get; } = Directory.GetFiles(Repository.Root, "docker-compose*.yml");

    public static string[] Manifests { get; } =
        Directory.GetFiles(Path.Combine(Repository.Root, "deploy", "kubernetes"), "*.yaml", SearchOption.AllDirectories);

    /// <summary>Instructions of the Dockerfile: name and the remainder of the line.</summary>
    public static IReadOnlyList<(string Name, string Arguments)> Instructions { get; } =
    [
        .. File.ReadAllLines(Dockerfile)
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1])),
    ];

    /// <summary>Services of all Compose files by "file: name".</summary>
    public static IReadOnlyDictionary<string, YamlValue> Services { get; } = ComposeFiles
        .SelectMany(file => Documents(file).Single()["services"].Fields
            .Select(service => (Key: $"{Name(file)}: {service.Key}", service.Value)))
        .ToDictionary(service => service.Key, service => service.Value);

    /// <summary>Resources of all Kubernetes manifests.</summary>
    public static IReadOnlyList<YamlValue> Resources { get; } =
        [.. Manifests.Where(file => Name(file) != "kustomization.yaml").SelectMany(Documents)];

    /// <summary>Pod specifications of the manifests with the name of their workload.</summary>
    public static IReadOnlyDictionary<string, YamlValue> Pods { get; } = Resources
        .Where(resource => resource["spec"]["template"].Exists)
        .ToDictionary(resource => $"{resource["kind"]} {resource["metadata"]["name"]}", resource => resource["spec"]["template"]);

    /// <summary>Every command line of <c>nas</c> in any of the files, with where it is.</summary>
    public static IReadOnlyDictionary<string, string[]> Commands { get; } =
        FindCommands().ToDictionary(found => found.Where, found => found.Words);

    public static string Name(string file) => Path.GetFileName(file);

    /// <summary>The words of a JSON list, such as a Dockerfile's CMD.</summary>
    public static string[] Words(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    public static IReadOnlyList<YamlValue> Documents(string file)
    {
        var parser = new MergingParser(new Parser(new StringReader(Defaults(File.ReadAllText(file)))));
        var deserializer = new DeserializerBuilder().Build();
        var documents = new List<YamlValue>();
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(new YamlValue(deserializer.Deserialize<object>(parser)));
        return documents;
    }

    private static IEnumerable<(string Where, string[] Words)> FindCommands()
    {
        var stage = "";
        foreach (var (name, arguments) in Instructions)
        {
            if (name == "FROM")
                stage = arguments.Split(' ')[^1];
            if (name == "CMD")
                yield return ($"Dockerfile: {stage}", Words(arguments));
            if (name == "HEALTHCHECK")
                yield return ($"Dockerfile: {stage}, health", Words(arguments[arguments.IndexOf('[', StringComparison.Ordinal)..])[1..]);
        }

        foreach (var (name, service) in Services.Where(service => service.Value["command"].Exists))
            yield return (name, service["command"].Words);
        foreach (var (name, pod) in Pods)
        {
            foreach (var container in pod["spec"]["containers"].Items.Where(container => container["args"].Exists))
                yield return (name, container["args"].Words);
        }
    }

    private static string Defaults(string text) => Default().Replace(text, "$1");

    [GeneratedRegex(@"\$\{\w+:-([^}]*)\}")]
    private static partial Regex Default();
}
