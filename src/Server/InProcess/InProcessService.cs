using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Api.V1;
using NasV2.Server.Api;
using NasV2.Server.Api.Services;
using NasV2.Server.Hosting;
using NasV2.Storage;
using NasV2.Workers.Supervision;

namespace NasV2.Server.InProcess;

/// <summary>A service in this process over the SQLite store of a home, called through the same API as one over the network.</summary>
public sealed class InProcessService : IAsyncDisposable
{
    private readonly IHost _host;

    private InProcessService(IHost host)
    {
        _host = host;
        Invoker = new InProcessInvoker(Bind(host.Services));
    }

    /// <summary>Calls the services.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Hardware that the worker trains on; empty where there is no worker.</summary>
    public string DeviceType { get; private init; } = "";

    internal IServiceProvider Services => _host.Services;

    /// <summary>Opens the store to read it, also while another process runs searches in it.</summary>
    /// <exception cref="StoreException">There is no store, or it cannot be read.</exception>
    public static async Task<InProcessService> OpenAsync(NasHome home, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        if (!File.Exists(home.Database))
            throw new StoreException(
                $"There is no store at {home.Database}: no search has run there yet. --home names another home, "
                + "--server or NAS_SERVER a service.");
        var host =
            NodeHost.Build(new NodeOptions { Store = StoreAddress.Sqlite(home.Database), Name = Environment.MachineName, IsHead = false });
        try
        {
            await host.Services.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
            return new InProcessService(host);
        }
        catch
        {
            await CloseAsync(host);
            throw;
        }
    }

    /// <summary>Opens the store, takes its lock, and starts coordinators and a worker with its trainer.</summary>
    /// <param name="home">Folder of the store, the datasets and the logs; made when missing.</param>
    /// <param name="device">Device to train on: <c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</param>
    /// <param name="trainer">The trainer for a device.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">The store cannot be opened, or another process runs searches in it.</exception>
    /// <exception cref="TrainerDiedException">The trainer does not start.</exception>
    public static async Task<InProcessService> StartAsync(
        NasHome home, string device, Func<string, TrainerCommand> trainer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        var host = NodeHost.Build(new NodeOptions
        {
            Store = StoreAddress.Sqlite(home.Database),
            Name = $"{Environment.MachineName.ToLowerInvariant()}/0",
            IsHead = true,
            IsInProcess = true,
            Worker = new WorkerRole(device, Slots: 1, trainer, Checkpoints: null),
            DataFolder = home.Data,
            LogFolder = home.Logs,
        });
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            // A silo that did not start cannot be stopped.
            await DisposeAsync(host);
            throw;
        }

        try
        {
            var worker = await host.Services.GetRequiredService<WorkerHostedService>().FirstStart.WaitAsync(cancellationToken);
            return new InProcessService(host) { DeviceType = worker.DeviceType };
        }
        catch
        {
            await CloseAsync(host);
            throw;
        }
    }

    /// <summary>Puts running trials back, ends the trainer and closes the store.</summary>
    public async ValueTask DisposeAsync() => await CloseAsync(_host);

    private static InProcessServices Bind(IServiceProvider services)
    {
        var bound = new InProcessServices(
            [.. ApiEndpoints.Interceptors.Select(type => (Interceptor)ActivatorUtilities.GetServiceOrCreateInstance(services, type))]);
        SearchService.BindService(bound, ActivatorUtilities.CreateInstance<SearchApi>(services));
        SpecService.BindService(bound, ActivatorUtilities.CreateInstance<SpecApi>(services));
        TrialService.BindService(bound, ActivatorUtilities.CreateInstance<TrialApi>(services));
        ArchitectureService.BindService(bound, ActivatorUtilities.CreateInstance<ArchitectureApi>(services));
        WorkerService.BindService(bound, ActivatorUtilities.CreateInstance<WorkerApi>(services));
        return bound;
    }

    private static async Task CloseAsync(IHost host)
    {
        await host.StopAsync();
        await DisposeAsync(host);
    }

    private static async Task DisposeAsync(IHost host)
    {
        try
        {
            await ((IAsyncDisposable)host).DisposeAsync();
        }
        catch (IOException)
        {
            // The last lines of the log did not fit: on a full disk that must not hide what the store reported.
        }
    }
}
