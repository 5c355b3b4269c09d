using System.Globalization;
using NasV2.Api.V1;
using NasV2.Client;

namespace NasV2.Bench.Load;

/// <summary>Loads of the reading methods, each with more and more callers.</summary>
internal sealed class ReadLoads(ServedHome served, NasClient client, TimeSpan duration)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly int[] Callers = [1, 8, 32, 64];

    /// <param name="large">A finished search of many trials.</param>
    /// <param name="small">A finished search of few.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(string large, string small, CancellationToken cancellationToken)
    {
        Console.WriteLine("| call | callers | calls/s | calls/min | p50 ms | p99 ms | server CPU ms a call | caller's | server MiB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var running = await RunningSearch.SubmitAsync(client, "slow", 10_000, cancellationToken);
        await LoadAsync("GetSearch, running", Callers, () => GetAsync(new() { Id = running }, cancellationToken));
        await client.Searches.CancelSearchAsync(new CancelSearchRequest { Id = running }, cancellationToken: cancellationToken);
        await LoadAsync(
            "GetSearch, finished, without result", Callers, () => GetAsync(new() { Id = large, WithoutResult = true }, cancellationToken));
        await LoadAsync("GetSearch, finished, small", Callers, () => GetAsync(new() { Id = small }, cancellationToken));
        await LoadAsync("GetSearch, finished, large", [1, 8], () => GetAsync(new() { Id = large }, cancellationToken));
        var page = 0;
        await LoadAsync("ListTrials, the first 100", Callers, () => ListAsync(new() { SearchId = large }, cancellationToken));
        var tokens = await TokensAsync(large, cancellationToken);
        await LoadAsync("ListTrials, pages of 100", Callers, () => ListAsync(
            new() { SearchId = large, Order = TrialOrder.Reward, PageToken = tokens[Interlocked.Increment(ref page) % tokens.Count] },
            cancellationToken));
        await LoadAsync("ListTrials, 10,000 brief", [1, 8], () => ListAsync(
            new() { SearchId = large, View = TrialView.Brief, PageSize = 10_000 }, cancellationToken));
    }

    private async Task LoadAsync(string name, int[] callers, Func<Task> call)
    {
        await CallLoad.MeasureAsync(callers[^1], WarmUp, call);
        foreach (var count in callers)
        {
            var (server, own) = (served.Processor, Environment.CpuUsage.TotalTime);
            var load = await CallLoad.MeasureAsync(count, duration, call);
            (server, own) = (served.Processor - server, Environment.CpuUsage.TotalTime - own);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {load.Callers} | {load.Rate:#,0} | {60 * load.Rate:#,0} | {load.Median:0.0} | {load.P99:0.0} | "
                    + $"{server.TotalMilliseconds / load.Calls:0.00} | {own.TotalMilliseconds / load.Calls:0.00} | {served.Memory:0} |"));
        }
    }

    private async Task GetAsync(GetSearchRequest request, CancellationToken cancellationToken) =>
        await client.Searches.GetSearchAsync(request, cancellationToken: cancellationToken);

    private async Task<ListTrialsResponse> ListAsync(ListTrialsRequest request, CancellationToken cancellationToken) =>
        await client.Trials.ListTrialsAsync(request, cancellationToken: cancellationToken);

    /// <summary>The tokens of all pages, best reward first.</summary>
    private async Task<List<string>> TokensAsync(string id, CancellationToken cancellationToken)
    {
        var tokens = new List<string> { "" };
        while (true)
        {
            var next = (await ListAsync(
                new() { SearchId = id, Order = TrialOrder.Reward, PageToken = tokens[^1] }, cancellationToken)).NextPageToken;
            if (next.Length == 0)
                return tokens;
            tokens.Add(next);
        }
    }
}
