using System.Net;
using System.Security.Claims;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Tests.Fake;

/// <summary>A head that has the dashboard and the fake services; several may show one cluster.</summary>
internal sealed class FakeHead : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;

    private FakeHead(WebApplication app, GrpcChannel channel, Uri address) => (_app, _channel, Address) = (app, channel, address);

    public Uri Address { get; }

    public IDashboardCalls DashboardCalls => _app.Services.GetRequiredService<IDashboardCalls>();

    /// <param name="cluster">What it shows.</param>
    /// <param name="port">0: a free one.</param>
    /// <param name="heads">Other heads that its pages know.</param>
    public static async Task<FakeHead> StartAsync(FakeCluster cluster, int port = 0, IReadOnlyList<Uri>? heads = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(new StandardError());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(cluster);
        builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(cluster.Now));
        builder.Services.AddNasDashboard(options => options.Heads = () => heads ?? []);
        Calls calls = new();
        builder.Services.AddSingleton<IDashboardCalls>(calls);
        var app = builder.Build();
        app.MapGrpcService<FakeSearchService>();
        app.MapGrpcService<FakeTrialService>();
        app.MapGrpcService<FakeWorkerService>();
        app.MapGrpcService<FakeSpecs>();
        app.MapGrpcService<FakeArchitectureService>();
        app.MapNasDashboard();
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        var channel = GrpcChannel.ForAddress(addresses[1]);
        calls.Invoker = channel.CreateCallInvoker();
        return new FakeHead(app, channel, new Uri(addresses[0]));
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        _channel.Dispose();
    }

    private sealed class Calls : IDashboardCalls
    {
        public CallInvoker? Invoker { get; set; }

        public CallInvoker For(ClaimsPrincipal? user) => Invoker!;

        public DashboardPerson PersonOf(ClaimsPrincipal user) => DashboardPerson.Anonymous;
    }

    /// <summary>Only what the dashboard and Blazor complain about.</summary>
    private sealed class StandardError : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Console.Error.WriteLine($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
