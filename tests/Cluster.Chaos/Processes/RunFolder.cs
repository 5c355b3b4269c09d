namespace NasV2.Cluster.Chaos.Processes;

/// <summary>The temporary folder that holds everything of one run.</summary>
internal sealed class RunFolder
{
    /// <summary>Environment variable that marks every process of a run with the run's folder.</summary>
    public const string Variable = "NAS_CHAOS_RUN";

    public RunFolder()
    {
        Root = Directory.CreateTempSubdirectory("nas-chaos-").FullName;
        // PostgreSQL runs as a user of its own where the harness runs as root.
        File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        foreach (var folder in new[] { Logs, Homes, Checkpoints, TrainerStatus })
            Directory.CreateDirectory(folder);
    }

    public string Root { get; }

    public string Logs => Path.Combine(Root, "logs");

    public string Homes => Path.Combine(Root, "homes");

    public string Checkpoints => Path.Combine(Root, "checkpoints");

    /// <summary>Where trainers say what they work on.</summary>
    public string TrainerStatus => Path.Combine(Root, "trainers");

    /// <summary>While this file exists, trainers hold still.</summary>
    public string Brake => Path.Combine(Root, "brake");

    public string Settings => Path.Combine(Root, "settings.json");

    /// <summary>File of the token that submits.</summary>
    public string Token => Path.Combine(Root, "token");

    public string Job => Path.Combine(Root, "job.yaml");

    public string Log(string name) => Path.Combine(Logs, $"{name}.log");

    public Dictionary<string, string> EnvironmentOf(string name) => new()
    {
        [Variable] = Root,
        ["NAS_HOME"] = Path.Combine(Homes, name),
        // Eight processes share few cores, and none of them lives long enough to gain by it.
        ["DOTNET_TieredPGO"] = "0",
    };

    public void Delete() => Directory.Delete(Root, recursive: true);
}
