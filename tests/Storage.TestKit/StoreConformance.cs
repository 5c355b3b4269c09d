using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace NasV2.Storage.TestKit;

/// <summary>What every conformance class has: an empty store with one job, a clock in the test's hand, and ways to look.</summary>
public abstract class StoreConformance(IStorePlace place) : IAsyncLifetime
{
    protected const string JobId = "job-1";
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly List<ServiceProvider> _opened = [];
    private string _address = "";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    protected IJobStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _address = await place.NewAddressAsync();
        var services = Open();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        Store = services.GetRequiredService<IJobStore>();
        await Store.CreateJobAsync(new NewSearchJob(JobId, "first search", """{"space":"v2-s"}""", "hash-1"), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _opened)
            await services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Another process on the same store, or the same one after a restart.</summary>
    protected IJobStore OpenAgain() => Open().GetRequiredService<IJobStore>();

    /// <summary>Another seam of the store, as another process would open it.</summary>
    protected T OpenAgain<T>()
        where T : notnull => Open().GetRequiredService<T>();

    protected Task QueueAsync(int count) =>
        Store.AddTrialsAsync(JobId, [.. Enumerable.Range(0, count).Select(i => new NewTrial(i, $"candidate {i}"))], Ct);

    protected async Task<Lease> LeaseAsync(int index, string worker = "worker-1")
    {
        var trial = await Store.LeaseAsync(JobId, index, worker, Minute, Ct);
        Assert.NotNull(trial);
        return new Lease(JobId, index, trial.Token, worker);
    }

    protected Task<bool> ReportAsync(Lease lease, params Epoch[] reports) => Store.ReportEpochsAsync(lease, reports, Ct);

    protected static Release Because(string reason) => new(reason, TrainerDied: false, TimeSpan.Zero);

    protected async Task<Trial> TrialAsync(int index)
    {
        var trial = await Store.FindTrialAsync(JobId, index, Ct);
        Assert.NotNull(trial);
        return trial;
    }

    protected async Task<SearchJob> JobAsync()
    {
        var job = await Store.FindJobAsync(JobId, Ct);
        Assert.NotNull(job);
        return job;
    }

    protected async Task<List<LoggedEvent>> EventsAsync(long after = 0)
    {
        var events = new List<LoggedEvent>();
        await foreach (var e in Store.ReadEventsAsync(JobId, after, Ct))
            events.Add(e);
        return events;
    }

    protected static Epoch Epoch(int epoch, double loss = 1.5) => new(epoch, 10, loss, 0.25, 0.125 * epoch, 0.01, 30);

    private ServiceProvider Open()
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddNasStore(new StoreOptions { Address = _address })
            .BuildServiceProvider();
        _opened.Add(services);
        return services;
    }
}
