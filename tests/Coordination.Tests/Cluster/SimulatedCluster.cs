using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Cluster;
using NasV2.Cluster.Placement;
using NasV2.Search;
using NasV2.Search.Coordination;
using NasV2.Server.Placement;
using NasV2.Storage;
using NasV2.Workers;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace NasV2.Coordination.Tests;

/// <summary>Real silos with real grains over a real store; only the trainers are simulated.</summary>
internal sealed class SimulatedCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StoreFolder _folder = new();
    private readonly InProcessTestCluster _cluster;
    private int _silos;

    public SimulatedCluster()
    {
        var builder = new InProcessTestClusterBuilder(0);
        builder.Options.ConfigureFileLogging = false;
        builder.Options.InitializeClientOnDeploy = false;
        builder.ConfigureSiloHost((silo, host) => Configure(silo.SiloName, host));
        _cluster = builder.Build();
    }

    public SimulatedTrainers Trainers { get; } = new();

    public StoreSwitch Access { get; } = new();

    public SearchOptions Options { get; } = new()
    {
        LeaseCheckPeriod = TimeSpan.FromMilliseconds(100),
        RetryFirst = TimeSpan.FromMilliseconds(20),
        RetryLimit = TimeSpan.FromMilliseconds(100),
    };

    public bool IsOnlyWorker { get; init; }

    public IJobStore Store => _folder.Store;

    public IDispatchGrain Dispatcher => Grains.GetGrain<IDispatchGrain>(0);


    private IGrainFactory Grains => Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();

    private List<InProcessSiloHandle> Silos { get; } = [];

    /// <summary>One silo for everything, with a worker for each device: <c>w#1</c>, <c>w#2</c>…</summary>
    public async Task StartBoxAsync(int slots, params string[] devices)
    {
        await AddSiloAsync(SiloRole.NameOfWorker("w", isHeadToo: true));
        for (var worker = 1; worker <= devices.Length; worker++)
            await StartWorkerAsync($"w#{worker}", devices[worker - 1], slots);
    }

    public Task<InProcessSiloHandle> AddHeadAsync(string name) => AddSiloAsync(SiloRole.NameOfHead(name));

    public async Task<InProcessSiloHandle> AddWorkerAsync(string id, string device = "cpu")
    {
        var silo = await AddSiloAsync(SiloRole.NameOfWorker(id));
        // Asked from its own silo: the others may not know yet what it hosts.
        await silo.ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IWorkerGrain>(id)
            .StartAsync(device, slots: 1, TestContext.Current.CancellationToken);
        return silo;
    }

    public Task<WorkerDescription> StartWorkerAsync(string id, string device, int slots = 1) =>
        Worker(id).StartAsync(device, slots, TestContext.Current.CancellationToken);

    public IWorkerGrain Worker(string id) => Grains.GetGrain<IWorkerGrain>(id);

    public ISearchGrain Search(string jobId) => Grains.GetGrain<ISearchGrain>(jobId);

    /// <summary>Every grain and where it lives.</summary>
    public async Task<IReadOnlyList<DetailedGrainStatistic>> PlacesAsync() =>
        await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics(types: null, hostsIds: null);

    /// <summary>A job's coordinator as a caller on that silo sees it.</summary>
    public ISearchGrain SearchFrom(string siloName, string jobId) => Silos
        .Single(silo => silo.Name == siloName).ServiceProvider
        .GetRequiredService<IGrainFactory>()
        .GetGrain<ISearchGrain>(jobId);

    /// <summary>Ends a silo as a crash does.</summary>
    public async Task KillAsync(InProcessSiloHandle silo)
    {
        Silos.Remove(silo);
        await silo.StopSiloAsync(stopGracefully: false);
    }

    public InProcessSiloHandle SiloAt(SiloAddress address) => Silos.Single(silo => silo.SiloAddress.Equals(address));

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="TimeoutException">It did not become so.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await isSo())
            try
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Not within {Patience.TotalSeconds} s: {what}.");
            }
    }

    public static Task UntilAsync(string what, Func<bool> isSo) => UntilAsync(what, () => Task.FromResult(isSo()));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Silos.Select(silo => silo.StopSiloAsync(stopGracefully: false)));
        await _cluster.DisposeAsync();
        await _folder.DisposeAsync();
    }

    private async Task<InProcessSiloHandle> AddSiloAsync(string name)
    {
        await _folder.CreateAsync();
        var options = InProcessTestSiloSpecificOptions.Create(_cluster, _cluster.Options, _silos++, assignNewPort: true);
        options.SiloName = name;
        var silo = await _cluster.CreateSiloAsync(options);
        Silos.Add(silo);
        return silo;
    }

    private void Configure(string siloName, IHostApplicationBuilder host)
    {
        host.Services.AddSingleton(TimeProvider.System);
        host.Services.AddSingleton<SearchInstruments>();
        host.Services.AddSingleton<WorkerInstruments>();
        host.Services.AddSingleton(Options);
        host.Services.AddSingleton(new WorkerOptions
        {
            Trainer = Trainers.StartAsync,
            IsOnlyWorker = IsOnlyWorker,
            IdlePeriod = TimeSpan.FromMilliseconds(200),
            RetryFirst = TimeSpan.FromMilliseconds(20),
            RetryLimit = TimeSpan.FromMilliseconds(100),
        });
        if (SiloRole.IsHead(siloName))
            _folder.AddTo(host.Services, Access);
        host.UseOrleans(silo =>
        {
            silo.AddNasPlacement(siloName);
            silo.Services.AddDomainSerialization();
            // A call that was lost with a dying silo is made again, without waiting for the default of 30 seconds.
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10));
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
                options.NumVotesForDeathDeclaration = 1;
            });
        });
    }
}
