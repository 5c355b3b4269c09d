using System.Collections.Concurrent;
using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

/// <summary>What the fake services show; tests move it.</summary>
internal sealed class FakeCluster
{
    public static readonly string[] WorkerIds = ["worker-a-0", "worker-a-1", "worker-b-0", "worker-b-1"];

    private readonly ConcurrentDictionary<string, string> _requests = new();
    private int _watches;

    public FakeCluster() => Workers =
    [
        .. WorkerIds.Select((id, index) => new Worker
        {
            Id = id,
            Device = index < 2 ? $"cuda:{index}" : "cpu",
            DeviceType = index < 2 ? "NVIDIA H100 80GB" : "cpu · 8 cores",
            Slots = 2,
            Load = new WorkerLoad
            {
                Utilisation = 0.35 + (0.15 * index),
                MemoryUsed = 21_400_000_000L + (index * 900_000_000L),
                MemoryTotal = 80_000_000_000L,
            },
        }),
    ];

    public ConcurrentDictionary<string, SyntheticSearch> Searches { get; } = new();

    public List<Worker> Workers { get; }

    /// <summary>Formats that networks are exported in; the first is the default.</summary>
    public List<string> Formats { get; } = ["json"];

    /// <summary>When the last thing happened.</summary>
    public DateTimeOffset Now => Searches.Values.Select(search => search.Read(() => search.Events.Max(
        entry => entry.Time.ToDateTimeOffset()))).DefaultIfEmpty(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero)).Max();

    /// <summary>Watches that were ever opened.</summary>
    public int Watches => _watches;

    /// <summary>Calls of any kind that arrived.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    /// <summary>When set, all calls fail with it.</summary>
    public string? Outage { get; set; }

    public SyntheticSearch Add(string id, string name, int trials, int ended, int running = 0, SearchState state = SearchState.Running)
    {
        var search = new SyntheticSearch(id, name, trials, ended, running, state, WorkerIds);
        foreach (var trial in search.Search.Running)
        {
            var worker = Workers.Single(worker => worker.Id == trial.Worker);
            if (worker.Tasks.Count < worker.Slots)
                worker.Tasks.Add(new WorkerTask { SearchId = id, Trial = trial.Trial });
        }

        Searches[id] = search;
        return search;
    }

    public SyntheticSearch Find(string id)
    {
        Check();
        return Searches.TryGetValue(id, out var search)
            ? search
            : throw new RpcException(new Status(StatusCode.NotFound, $"There is no search '{id}'."));
    }

    public void Check([System.Runtime.CompilerServices.CallerMemberName] string call = "")
    {
        Calls.AddOrUpdate(call, 1, (_, count) => count + 1);
        if (Outage is { } reason)
            throw new RpcException(new Status(StatusCode.Unavailable, reason));
    }

    /// <summary>The search that a request id was used for first.</summary>
    public SyntheticSearch Submit(string requestId, string name, int trials)
    {
        var id = _requests.GetOrAdd(requestId, _ => $"{name}-{_requests.Count + 1:0000}");
        return Searches.GetOrAdd(id, _ => new SyntheticSearch(id, name, trials, 0, 0, SearchState.Running, WorkerIds));
    }

    public void CountWatch() => Interlocked.Increment(ref _watches);
}
