using System.CommandLine;

namespace NasV2.Cli.Api;

/// <summary>The option that names a running service.</summary>
internal static class ServerOption
{
    /// <summary>The environment variable that names the service where the option does not.</summary>
    public const string Variable = "NAS_SERVER";

    /// <summary>Where <c>nas serve</c> listens unless another address is given.</summary>
    public const string Default = "http://127.0.0.1:8080";

    /// <summary><c>--server ADDRESS</c>.</summary>
    /// <param name="otherwise">What a verb uses where no service is named.</param>
    public static Option<string?> Create(string otherwise) => new("--server")
    {
        Description =
            $"A head of the cluster, or several with commas between (default: ${Variable}, else the profile's, else {otherwise}).",
        HelpName = "address",
    };

    /// <summary>The given addresses, else those of <c>$NAS_SERVER</c>; null for neither.</summary>
    public static string? Named(string? given) => NotEmpty(given) ?? NotEmpty(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The addresses in a text; this machine's for none.</summary>
    /// <exception cref="UsageException">One is not an http or https URL.</exception>
    public static IReadOnlyList<Uri> Resolve(string? named)
    {
        var addresses = (named ?? Default).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return addresses.Length > 0 ? [.. addresses.Select(Read)] : throw Refusal(named!);
    }

    /// <summary>One address.</summary>
    /// <exception cref="UsageException">It is not an http or https URL.</exception>
    public static Uri Read(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw Refusal(address);

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static UsageException Refusal(string address) => new($"--server is '{address}', but must be an http or https address.");
}
