using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Api.V1;
using NasV2.Client;
using NasV2.Server.Access;
using NasV2.Server.Hosting;
using NasV2.Storage;

namespace NasV2.Server.Tests.Nodes;

/// <summary>A node of a cluster in this process, on ports that are free, with a script for a trainer.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    public const string Obedient = """measured; epoch 1; epoch 2; completed "0.$((50 + 2 * trial))" """;

    /// <summary>A page for people who signed in.</summary>
    public const string Page = "/test-page";

    private readonly IHost _host;
    private readonly DirectoryInfo _folder;
    private NasClient? _client;
    private GrpcChannel? _channel;
    private Task _start = Task.CompletedTask;

    private readonly bool _isHead;

    private TestNode(IHost host, DirectoryInfo folder, bool isHead) => (_host, _folder, _isHead) = (host, folder, isHead);

    public IServiceProvider Services => _host.Services;

    /// <summary>Address of its HTTP interface.</summary>
    public Uri Http => new(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!
        .Addresses.Single(address => address.Contains("://127.0.0.1:", StringComparison.Ordinal)));

    /// <summary>Calls it with a token that may do everything.</summary>
    public NasClient Client => _client ??= ClientOf(Http);

    /// <summary>The service of searches, called likewise.</summary>
    public SearchService.SearchServiceClient Searches => Client.Searches;

    /// <summary>Calls some heads with this one's token.</summary>
    public NasClient ClientOf(params IReadOnlyList<Uri> servers) => new(new NasClientOptions
    {
        Servers = servers,
        Token = Token,
        Handler = Handler,
        Attempts = 1,
        RetryDelay = TimeSpan.FromMilliseconds(10),
    });

    /// <summary>The connection of all clients, which brings no token by itself.</summary>
    public GrpcChannel Channel =>
        _channel ??= GrpcChannel.ForAddress(Http, new GrpcChannelOptions { HttpHandler = Handler(), DisposeHttpClient = true });

    /// <summary>A token that may do everything; it is there once the node has started.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The service of searches, called with another token; null for none.</summary>
    public SearchService.SearchServiceClient SearchesAs(string? token) => new(CallsAs(token));

    /// <summary>The service of workers, called likewise.</summary>
    public WorkerService.WorkerServiceClient WorkersAs(string? token) => new(CallsAs(token));

    /// <summary>Makes a token for a test.</summary>
    public async Task<string> NewTokenAsync(AccessScope scope, TokenQuota? quota = null, DateTimeOffset? expires = null)
    {
        var issued = IssuedToken.New($"test of {scope}", scope, TimeProvider.System.GetUtcNow(), expires, quota ?? TokenQuota.None);
        await Services.GetRequiredService<ITokenStore>().AddAsync(issued.Stored, Ct);
        return issued.Text.Reveal();
    }

    /// <summary>Everything that it logged so far.</summary>
    public string Log => string.Concat(_folder.GetFiles("*.log").Select(file =>
    {
        using var reader = new StreamReader(file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A head that works too, which is the smallest cluster.</summary>
    public static Task<TestNode> StartBoxAsync(TestDatabase database, string script = Obedient, string? adminToken = null) =>
        StartAsync(database, isHead: true, script, adminToken);

    public static Task<TestNode> StartHeadAsync(TestDatabase database, TestNodeSetup? setup = null) =>
        StartAsync(database, isHead: true, script: null, setup: setup);

    public static Task<TestNode> StartWorkerAsync(TestDatabase database, string script = Obedient, TestNodeSetup? setup = null) =>
        StartAsync(database, isHead: false, script, setup: setup);

    /// <summary>Begins to start a head, which cannot get ready yet, and waits until it answers.</summary>
    public static Task<TestNode> BeginHeadAsync(TestDatabase database) => BeginAsync(database, setup: null, Ct);

    /// <summary>The same for one that must not get ready; <see cref="AbandonAsync"/> ends it.</summary>
    public static async Task<TestNode> BeginAsync(TestDatabase database, TestNodeSetup? setup, CancellationToken cancellationToken)
    {
        var node = Build(database, isHead: true, script: null, adminToken: null, setup);
        node._start = node._host.StartAsync(cancellationToken);
        await Eventually.IsTrueAsync(() => Task.FromResult(
            node._host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Count > 1));
        return node;
    }

    /// <summary>Makes a mark that its trainer's script waits for.</summary>
    public void Allow(string mark) => File.WriteAllText(Path.Combine(_folder.FullName, mark), "");

    /// <summary>Waits until what was begun is there.</summary>
    public async Task StartedAsync()
    {
        await _start.WaitAsync(Ct);
        if (_isHead)
            Token = await NewTokenAsync(AccessScope.Admin);
    }

    /// <summary>Follows nothing, keeps no cookies, and trusts any certificate.</summary>
    public static SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return handler;
    }

    /// <summary>What it answers to a GET.</summary>
    public async Task<(int Status, string Body)> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient(Handler());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Http, path));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, Ct);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    private CallInvoker CallsAs(string? token) => token is null ? Channel.CreateCallInvoker() : Channel.Intercept(As(token));

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _channel?.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Ends one whose start was given up.</summary>
    public async Task AbandonAsync()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => _start);
        _channel?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<TestNode> StartAsync(
        TestDatabase database, bool isHead, string? script, string? adminToken = null, TestNodeSetup? setup = null)
    {
        var node = Build(database, isHead, script, adminToken, setup);
        node._start = node._host.StartAsync(Ct);
        await node.StartedAsync();
        return node;
    }

    private static TestNode Build(TestDatabase database, bool isHead, string? script, string? adminToken, TestNodeSetup? setup)
    {
        var folder = Directory.CreateTempSubdirectory("nas-node-");
        var host = NodeHost.Build(new NodeOptions
        {
            Store = database.Address,
            Name = folder.Name,
            IsHead = isHead,
            Worker = script is null ? null : new WorkerRole("cpu", 1, _ => ScriptedTrainer.Command(folder.FullName, script), null),
            SiloPort = 0,
            GatewayPort = setup?.GatewayPort ?? 0,
            Http = new Uri(setup?.Tls is null ? "http://127.0.0.1:0" : "https://127.0.0.1:0"),
            Tls = setup?.Tls,
            IsEmbedded = setup?.IsEmbedded == true,
            AdminToken = adminToken,
            LogFolder = folder.FullName,
            SettingsFile = Settings(folder, setup?.Settings),
        });
        // A page, as a dashboard would have it.
        if (isHead)
            ((WebApplication)host).MapGet(Page, (HttpContext context) => Results.Text($"<p>{context.User.Caller()!.Name}", "text/html"));
        return new TestNode(host, folder, isHead);
    }

    private static Func<Metadata, Metadata> As(string token) => headers =>
    {
        headers.Add("Authorization", $"Bearer {token}");
        return headers;
    };

    private static string Settings(DirectoryInfo folder, JsonObject? more)
    {
        var file = Path.Combine(folder.FullName, "settings.json");
        var settings = JsonNode.Parse(
            """{ "workers": { "idlePeriod": "00:00:00.2" }, "cluster": { "wakePeriod": "00:00:00.5" }, "access": { "tokenMemory": "00:00:00.2" } }""")!.AsObject();
        foreach (var (section, values) in more ?? [])
            foreach (var (name, value) in values!.AsObject())
                (settings[section] ??= new JsonObject()).AsObject()[name] = value?.DeepClone();
        File.WriteAllText(file, settings.ToJsonString());
        return file;
    }
}
