using System.Net;
using System.Net.Sockets;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary><c>nas serve</c> over SQLite as a new user starts it, with a trainer that is quick.</summary>
internal sealed class RealHead : IAsyncDisposable
{
    private readonly SearchHome _home;
    private readonly NasProcess _process;

    private RealHead(SearchHome home, NasProcess process, Uri address) => (_home, _process, Address) = (home, process, address);

    public Uri Address { get; }

    /// <summary>Tokens by scope; empty where the head asks for none.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; private init; } = new Dictionary<string, string>();

    /// <param name="scopes">Makes a token of each scope, and the head asks for one; none: everybody on this machine may do everything.</param>
    public static async Task<RealHead> StartAsync(params string[] scopes)
    {
        var home = new SearchHome();
        Dictionary<string, string> tokens = [];
        foreach (var scope in scopes)
            tokens[scope] = await TokenAsync(home, scope);
        List<string> more = [];
        if (scopes.Length > 0)
        {
            var settings = Path.Combine(home.Folder, "settings.json");
            await File.WriteAllTextAsync(settings, """{ "access": { "anonymous": false } }""");
            more = ["--settings", settings];
        }

        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = NasProcess.Start(["serve", "--home", home.Home, "--http", address.ToString(), "--trainer", TrainerScript.Write(home.Folder), .. more]);
        var head = new RealHead(home, process, address) { Tokens = tokens };
        await ReadyAsync(address, process);
        return head;
    }

    /// <summary>Submits a search of quick trials by the command line.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SubmitAsync(int trials)
    {
        _home.Write(Spec(trials));
        List<string> arguments = ["submit", _home.Spec, "--server", Address.ToString()];
        if (Tokens.Count > 0)
        {
            var file = Path.Combine(_home.Folder, "token");
            await File.WriteAllTextAsync(file, Tokens["submit"]);
            arguments.AddRange(["--token-file", file]);
        }

        var (exitCode, output, error) = await NasProcess.RunAsync(arguments);
        Assert.True(exitCode == 0, error);
        return output.Trim();
    }

    public static string Spec(int trials) =>
        $$"""
        name: in-the-browser
        space: small-image
        trials: {{trials}}
        data: { format: shapes }
        recipe: { resolution: 16, epochs: 2 }
        scaling: { evalResolution: 32 }
        """;

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _home.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> TokenAsync(SearchHome home, string scope)
    {
        var (exitCode, output, error) = await NasProcess.RunAsync("token", "create", "--home", home.Home, "--name", $"a {scope} token", "--scope", scope);
        Assert.True(exitCode == 0, error);
        return output.Trim();
    }

    /// <summary>Whether a head is an active member whose store answers.</summary>
    private static async Task<bool> IsReadyAsync(Uri address)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Waits until it is ready.</summary>
    public static async Task ReadyAsync(Uri address, NasProcess process)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReadyAsync(address))
        {
            if (process.HasExited)
                Assert.Fail((await process.EndAsync()).ToString());
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
