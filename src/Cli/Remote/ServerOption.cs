using System.CommandLine;

namespace NasV2.Cli.Remote;

/// <summary>The option that names a running service.</summary>
internal static class ServerOption
{
    /// <summary>The environment variable that names the service where the option does not.</summary>
    public const string Variable = "NAS_SERVER";

    private const string Default = "http://127.0.0.1:8080";

    /// <summary><c>--server ADDRESS</c>.</summary>
    public static Option<string?> Create() => new("--server")
    {
        Description = $"A head of the cluster (default: ${Variable}, else {Default}).",
        HelpName = "address",
    };

    /// <summary>The given address, else <c>$NAS_SERVER</c>, else this machine's.</summary>
    /// <exception cref="UsageException">It is no web address.</exception>
    public static Uri Resolve(string? given)
    {
        var named = string.IsNullOrEmpty(given) ? Environment.GetEnvironmentVariable(Variable) : given;
        var address = string.IsNullOrEmpty(named) ? Default : named;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new UsageException($"--server is '{address}', but must be an http or https address.");
    }
}
