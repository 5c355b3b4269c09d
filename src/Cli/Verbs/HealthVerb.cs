using System.CommandLine;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas health</c>: asks a member how it is; for container health checks in images without curl.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "Such as http://127.0.0.1:8080/health/ready." };
        var command = new Command("health", "Ends with 0 when the address answers that all is well, else with 1 and the reason.")
        {
            Hidden = true,
        };
        command.Add(url);
        command.SetAction((parsed, cancellationToken) => AskAsync(Address(parsed.GetRequiredValue(url)), cancellationToken));
        return command;
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        ? uri
        : throw new UsageException($"'{text}' is not a URL; expected, for example, http://127.0.0.1:8080/health/ready.");

    private static async Task<int> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(TrustedAuthority.Handler(file: null)) { Timeout = RequestTimeout };
        try
        {
            using var answer = await client.GetAsync(url, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return ExitCodes.Success;
            await Console.Error.WriteLineAsync(
                $"{url} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
        catch (Exception exception) when (
            exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"{url} does not answer: {exception.Message}");
        }

        return ExitCodes.Failure;
    }
}
