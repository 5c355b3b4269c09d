namespace NasV2.Server;

/// <summary>The folder in which an embedded service keeps everything.</summary>
/// <param name="Folder">Absolute path.</param>
public sealed record NasHome(string Folder)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "NAS_HOME";

    /// <summary>The SQLite file.</summary>
    public string Database => Path.Combine(Folder, "nas.db");

    /// <summary>Where datasets are put and looked for.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>Where log files go.</summary>
    public string Logs => Path.Combine(Folder, "logs");

    /// <summary>The named folder, else <c>$NAS_HOME</c>, else <c>nasv2</c> in the user's data folder.</summary>
    public static NasHome Find(string? named)
    {
        var folder = named ?? Environment.GetEnvironmentVariable(Variable);
        return new NasHome(Path.GetFullPath(string.IsNullOrEmpty(folder)
            ? Path.Combine(Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "nasv2")
            : folder));
    }
}
