using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NasV2.Search.Coordination;
using NasV2.Server.Access;
using NasV2.Server.Access.Browsers;
using NasV2.Server.Http;
using NasV2.Server.Pages;
using NasV2.Server.Tls;
using NasV2.Workers;
using NasV2.Workers.Supervision;

namespace NasV2.Server.Settings;

/// <summary>
/// Timings and limits of a node: defaults, over them a JSON file, over it environment variables such as
/// <c>NAS__search__leaseDuration</c>.
/// </summary>
/// <param name="Search">Section <c>search</c>.</param>
/// <param name="Workers">Section <c>workers</c>.</param>
/// <param name="Cluster">Section <c>cluster</c>.</param>
/// <param name="Access">Section <c>access</c>.</param>
/// <param name="Data">Section <c>data</c>.</param>
/// <param name="Certificates">Section <c>cluster</c>, too.</param>
/// <param name="Http">Section <c>http</c>.</param>
/// <param name="Provider">Section <c>openIdConnect</c>.</param>
/// <param name="Dashboard">Section <c>dashboard</c>.</param>
/// <param name="Trainers">Section <c>trainers</c>.</param>
public sealed record NodeSettings(
    SearchOptions Search,
    WorkerOptions Workers,
    ClusterTimings Cluster,
    AccessOptions Access,
    DataOptions Data,
    ClusterCertificates Certificates,
    HttpLimits Http,
    ProviderSettings Provider,
    DashboardSettings Dashboard,
    TrainerSettings Trainers)
{
    private const string VariablePrefix = "NAS__";

    /// <summary>Reads them.</summary>
    /// <param name="file">The JSON file; null for none.</param>
    /// <exception cref="SettingsException">The file or a setting cannot be used.</exception>
    public static NodeSettings Read(string? file)
    {
        var given = ReadConfiguration(file);
        var settings = new NodeSettings(
            new SearchOptions(),
            new WorkerOptions { Trainer = NoTrainer },
            new ClusterTimings(),
            new AccessOptions(),
            new DataOptions(),
            new ClusterCertificates(),
            new HttpLimits(),
            new ProviderSettings(),
            new DashboardSettings(),
            new TrainerSettings());
        Dictionary<string, object[]> sections = new(StringComparer.OrdinalIgnoreCase)
        {
            ["search"] = [settings.Search],
            ["workers"] = [settings.Workers],
            ["cluster"] = [settings.Cluster, settings.Certificates],
            ["access"] = [settings.Access],
            ["data"] = [settings.Data],
            ["http"] = [settings.Http],
            ["openIdConnect"] = [settings.Provider],
            ["dashboard"] = [settings.Dashboard],
            ["trainers"] = [settings.Trainers],
        };
        var problems = new List<string>();
        foreach (var section in given.GetChildren())
        {
            if (sections.TryGetValue(section.Key, out var options))
                SettingsSection.Apply(section, options, problems);
            else
                problems.Add($"Setting {section.Key} is not a section; expected one of {string.Join(", ", sections.Keys)}.");
        }

        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static Task<ITrainer> NoTrainer(string device, CancellationToken cancellationToken) =>
        throw new TrainerDiedException($"this node has no worker for {device}");

    private static IConfigurationRoot ReadConfiguration(string? file)
    {
        var builder = new ConfigurationBuilder();
        try
        {
            if (file is not null)
                builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(file)));
            return builder.AddEnvironmentVariables(VariablePrefix).Build();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"The settings file '{file}' cannot be read: {exception.Message}"]);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or JsonException)
        {
            var reason = (exception.InnerException ?? exception).Message;
            throw new SettingsException([$"The settings file '{file}' is not a JSON object of sections: {reason}"]);
        }
    }
}
