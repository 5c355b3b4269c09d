using Grpc.Core;
using Microsoft.Extensions.Logging;
using NasV2.Api.V1;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Live;

/// <summary>One search, watched once for all pages that show it; pages are notified of changes at most twice a second.</summary>
public sealed partial class SearchFeed : IAsyncDisposable
{
    private const int PageSize = 10_000;
    private const int EventsKept = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DashboardClients _clients;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Coalescer _coalescer;
    private readonly Queue<SearchEvent> _events = new();
    private readonly Task _run;
    private TrialPoints _trials = new();
    private string _token = "";
    private (long From, long To, byte[] Packet) _packet = (-1, -1, []);

    internal SearchFeed(string id, DashboardClients clients, TimeProvider time, ILogger logger)
    {
        (Id, _clients, _time, _logger) = (id, clients, time, logger);
        _coalescer = new Coalescer(time, Period, () => Changed?.Invoke());
        Pages = new TrialPages(clients, id, () => ListVersion);
        _run = Task.Run(RunAsync);
    }

    /// <summary>Something is new; raised on a thread of the pool.</summary>
    public event Action? Changed;

    public string Id { get; }

    /// <summary>Ends when the trials are there for the first time.</summary>
    internal Task Loaded => _loaded.Task;

    /// <summary>Where the search stands; null before the first answer.</summary>
    public Search? Search { get; private set; }

    /// <summary>Why nothing arrives at the moment; null when all is well.</summary>
    public string? Problem { get; private set; }

    internal TrialPages Pages { get; }

    internal long Version
    {
        get
        {
            lock (_lock)
                return _trials.Version;
        }
    }

    internal long ListVersion
    {
        get
        {
            lock (_lock)
                return _trials.ListVersion;
        }
    }

    /// <summary>Takes the answer to a page that steered the search; the watch brings the same a moment later.</summary>
    internal void Take(Search search)
    {
        lock (_lock)
        {
            search.Running.Clear();
            search.Running.Add(Search?.Running ?? []);
            Search = search;
        }

        _coalescer.Touch();
    }

    /// <summary>A trial's newest figures; null when it is not known.</summary>
    internal TrialPoint? Point(int index)
    {
        lock (_lock)
            return index < _trials.Points.Count ? _trials.Points[index] : null;
    }

    /// <summary>What changed since a version; pages that stand at the same one share the bytes.</summary>
    internal byte[] PacketSince(long version)
    {
        lock (_lock)
        {
            if (_packet.From != version || _packet.To != _trials.Version)
                _packet = (version, _trials.Version, PointPacket.Since(_trials, version));
            return _packet.Packet;
        }
    }

    /// <summary>Events after one, oldest first, as far as they are kept.</summary>
    internal List<SearchEvent> EventsAfter(long sequence)
    {
        lock (_lock)
            return [.. _events.Where(entry => entry.Sequence > sequence)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _coalescer.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = TimeSpan.Zero;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (_token.Length == 0)
                    await LoadAsync();
                if (await WatchAsync(() => pause = TimeSpan.Zero))
                    return;
            }
            catch (RpcException exception) when (!_stop.IsCancellationRequested)
            {
                if (!Keeps(exception))
                    return;
                LogLost(Id, exception.Status.Detail);
            }
            catch (Exception exception) when (_stop.IsCancellationRequested && exception is RpcException or OperationCanceledException)
            {
                return;
            }

            pause = TimeSpan.FromSeconds(Math.Min(MaxPause.TotalSeconds, (pause.TotalSeconds * 2) + 0.5));
            await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether it is worth trying again.</returns>
    private bool Keeps(RpcException exception)
    {
        Problem = exception.Status.Detail;
        var isFinal = exception.StatusCode is StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.Unauthenticated;
        if (isFinal)
            _loaded.TrySetException(exception);
        _coalescer.Touch();
        return !isFinal;
    }

    private async Task LoadAsync()
    {
        var found = await _clients.Searches.GetSearchAsync(
            new GetSearchRequest { Id = Id, WithoutResult = true }, cancellationToken: _stop.Token);
        Search = found.Search;
        _coalescer.Touch();
        var trials = new TrialPoints();
        var request = new ListTrialsRequest { SearchId = Id, PageSize = PageSize, View = TrialView.Brief };
        var token = "";
        do
        {
            var page = await _clients.Trials.ListTrialsAsync(request, cancellationToken: _stop.Token);
            foreach (var trial in page.Trials)
                trials.Set(trial);
            token = token.Length == 0 ? page.ResumeToken : token;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        lock (_lock)
            (_trials, _token, Problem) = (trials, token, null);
        _loaded.TrySetResult();
        _coalescer.Touch();
    }

    /// <returns>Whether the search has ended.</returns>
    private async Task<bool> WatchAsync(Action onAnswer)
    {
        using var call = _clients.Searches.WatchSearch(
            new WatchSearchRequest { Id = Id, ResumeToken = _token }, cancellationToken: _stop.Token);
        while (await call.ResponseStream.MoveNext(_stop.Token))
        {
            onAnswer();
            Apply(call.ResponseStream.Current);
            _coalescer.Touch();
        }

        return Search!.State.HasEnded();
    }

    private void Apply(WatchSearchResponse response)
    {
        lock (_lock)
        {
            if (response.Rescored.Count > 0)
                _trials.Rescore(response.Rescored);
            foreach (var entry in response.Events)
            {
                _trials.Apply(entry);
                _events.Enqueue(entry);
            }

            while (_events.Count > EventsKept)
                _events.Dequeue();
            (_token, Problem) = (response.ResumeToken, null);
            if (response.Search is { } search)
                Search = search;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The watch of {Search} was lost: {Reason}")]
    private partial void LogLost(string search, string reason);
}
