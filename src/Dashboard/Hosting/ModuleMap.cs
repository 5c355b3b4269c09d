using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NasV2.Dashboard.Hosting;

/// <summary>Gives the browser the places where the dashboard's script modules lie: the only script that stands in a page.</summary>
public sealed class ModuleMap
{
    private static readonly string[] Modules =
        ["connection", "time", "charts", "editor", "points", "trialcharts", "charttheme", "chartfiles", "words"];

    internal ModuleMap(AssetFiles files)
    {
        Json = JsonSerializer.Serialize(new { imports = Modules.ToDictionary(name => $"nas/{name}", name => files[$"{name}.js"]) });
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Json)))}'";
    }

    /// <summary>What a content security policy has to allow in <c>script-src</c>.</summary>
    public string Source { get; }

    internal string Json { get; }
}
