using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasV2.Cli.Api;

/// <summary>The file of profiles: <c>{ "default": "prod", "profiles": { "prod": { "servers": ["https://…"],
/// "tokenFile": "…" } } }</c>.</summary>
internal sealed record Profiles
{
    /// <summary>Names the file where it is not in its usual place.</summary>
    public const string FileVariable = "NAS_CONFIG";

    /// <summary>Names the profile where <c>--profile</c> does not.</summary>
    public const string Variable = "NAS_PROFILE";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The profile that is used where none is named; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Profiles by name.</summary>
    [JsonPropertyName("profiles")]
    public IReadOnlyDictionary<string, Profile> All { get; init; } = new Dictionary<string, Profile>();

    private static string File => Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "nasv2", "config.json");

    /// <summary>The profile of a name, else of <c>$NAS_PROFILE</c>, else the file's default; null when none of them names one.</summary>
    /// <exception cref="UsageException">The profile does not exist, or the file is not valid.</exception>
    public static Profile? Find(string? given)
    {
        var named = !string.IsNullOrEmpty(given) ? given : Environment.GetEnvironmentVariable(Variable);
        if (!System.IO.File.Exists(File))
            return string.IsNullOrEmpty(named)
                ? null
                : throw new UsageException($"--profile is '{named}', but the configuration file {File} does not exist.");
        var profiles = Read();
        if ((string.IsNullOrEmpty(named) ? profiles.Default : named) is not { Length: > 0 } name)
            return null;
        if (!profiles.All.TryGetValue(name, out var profile))
            throw new UsageException($"There is no profile '{name}' in {File}; expected one of {string.Join(", ", profiles.All.Keys)}.");
        return profile.Servers.Count > 0 ? profile : throw new UsageException($"The profile '{name}' in {File} names no servers.");
    }

    private static Profiles Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Profiles>(System.IO.File.ReadAllText(File), Json) ?? new Profiles();
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{File} is not a valid configuration file: {exception.Message}");
        }
    }
}
