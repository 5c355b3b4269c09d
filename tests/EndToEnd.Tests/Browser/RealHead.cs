using System.Net;
using System.Net.Sockets;
using NasV2.Api.V1;
using NasV2.Client;
using NasV2.Storage;

namespace NasV2.EndToEnd.Tests.Browser;

/// <summary><c>nas serve</c> over SQLite as a new user starts it, with a trainer that is quick; the tests of a class share it.</summary>
/// <param name="scopes">Makes a token of each scope, and the head asks for one; none: everybody on this machine may do everything.</param>
public abstract class RealHead(params AccessScope[] scopes) : IAsyncLifetime
{
    private readonly SearchHome _home = new();
    private readonly Dictionary<AccessScope, string> _tokens = [];
    private NasProcess? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Tokens by scope; empty where the head asks for none.</summary>
    public IReadOnlyDictionary<AccessScope, string> Tokens => _tokens;

    public async ValueTask InitializeAsync()
    {
        foreach (var scope in scopes)
            _tokens[scope] = await TestToken.CreateAsync(_home.Store, scope);
        List<string> more = [];
        if (scopes.Length > 0)
        {
            var settings = Path.Combine(_home.Folder, "settings.json");
            await File.WriteAllTextAsync(settings, """{ "access": { "anonymous": false } }""");
            more = ["--settings", settings];
        }

        _process = NasProcess.Start(
            ["serve", "--home", _home.Home, "--http", Address.ToString(), "--trainer", TrainerScript.Write(_home.Folder), .. more]);
        await ReadyAsync(Address, _process);
    }

    /// <summary>Makes trials wait.</summary>
    public void Hold() => File.WriteAllText(TrainerScript.Hold(_home.Folder), "");

    /// <summary>Lets the trials that wait run.</summary>
    public void Release() => File.Delete(TrainerScript.Hold(_home.Folder));

    /// <summary>Submits a search of quick trials.</summary>
    /// <returns>Its id.</returns>
    public Task<string> SubmitAsync(int trials) => SubmitAsync(Address, trials, _tokens.GetValueOrDefault(AccessScope.Submit));

    /// <summary>Submits a search of quick trials to a head.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> SubmitAsync(Uri head, int trials, string? token)
    {
        using var client = new NasClient(new NasClientOptions { Servers = [head], Token = token });
        var request = new SubmitSearchRequest { Spec = Spec(trials) };
        return (await client.Searches.SubmitSearchAsync(request, cancellationToken: TestContext.Current.CancellationToken)).Search.Id;
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
        if (_process is not null)
            await _process.DisposeAsync();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until a head is an active member whose store answers.</summary>
    internal static async Task ReadyAsync(Uri address, NasProcess process)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReadyAsync(address))
        {
            if (process.HasExited)
                Assert.Fail((await process.EndAsync()).ToString());
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

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
}
