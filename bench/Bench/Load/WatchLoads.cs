using System.Globalization;
using NasV2.Api.V1;
using NasV2.Client;

namespace NasV2.Bench.Load;

/// <summary>Loads by watchers: many of a search that ended, many of one that runs fast, one of one that runs as real ones do.</summary>
internal sealed class WatchLoads(ServedHome served, NasClient client)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    public async Task RunAsync(string finished, int watchers, CancellationToken cancellationToken)
    {
        Console.WriteLine();
        Console.WriteLine("| watched | watchers | events each | exactly once, in order | seconds | events/s in all | server CPU seconds |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        await ManyAsync("a finished search", finished, watchers, cancellationToken);
        await ManyAsync(
            "a search at full speed", await RunningSearch.SubmitAsync(client, "fast", 500, cancellationToken), watchers, cancellationToken);

        Console.WriteLine();
        Console.WriteLine("| service with a search of a trial a second, 10 epochs each | share of a core |");
        Console.WriteLine("|---|---|");
        Print("idle", await ShareAsync(cancellationToken));
        var slow = await RunningSearch.SubmitAsync(client, "slow", 10_000, cancellationToken);
        var unwatched = await ShareAsync(cancellationToken);
        Print("the search, unwatched", unwatched);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(slow, stop.Token);
        var watched = await ShareAsync(cancellationToken);
        await stop.CancelAsync();
        Print($"the search and a watcher, who got {await watching} events", watched);
        Print("the watcher", watched - unwatched);
    }

    private async Task ManyAsync(string name, string id, int count, CancellationToken cancellationToken)
    {
        var before = served.Processor;
        var watchers = await Watchers.FollowAsync(client, id, count, cancellationToken);
        var used = (served.Processor - before).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {watchers.Count} | {watchers.Events:#,0} | {watchers.Exact} | {watchers.Seconds:0.0} | "
                + $"{watchers.Count * watchers.Events / watchers.Seconds:#,0} | {used:0.0} |"));
    }

    private async Task<double> ShareAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Settling, cancellationToken);
        var before = served.Processor;
        await Task.Delay(Watched, cancellationToken);
        return (served.Processor - before) / Watched;
    }

    private async Task<int> WatchAsync(string id, CancellationToken stop)
    {
        var events = 0;
        try
        {
            await foreach (var response in client.FollowAsync(new WatchSearchRequest { Id = id, FromNow = true }, cancellationToken: stop))
                events += response.Events.Count;
        }
        catch (OperationCanceledException)
        {
        }

        return events;
    }

    private static void Print(string what, double share) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {share:P1} |"));
}
