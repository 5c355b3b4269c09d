using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Fuzz;

/// <summary>Spoiled requests of every method; <c>NAS_FUZZ</c> is how many, <c>NAS_FUZZ_SEED</c> which.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class FuzzTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Callers = 8;
    private const double Mebibyte = 1048576;

    /// <summary>What garbage, caches and the test itself may add in half of the requests.</summary>
    private const double GrowthAllowed = 48 * Mebibyte;

    private static readonly int Count = Setting("NAS_FUZZ", 3000);
    private static readonly int Seed = Setting("NAS_FUZZ_SEED", 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_malformed_request_disturbs_a_node()
    {
        await using var node = await TestNode.StartBoxAsync(
            await TestDatabase.CreateAsync(server), $"if [[ $id == steered* ]]; then sleep 1; fi; {TestNode.Obedient}");
        var finished = await SubmitAsync(node, "finished", 8);
        var before = await node.Searches.ReachesAsync(finished, SearchState.Completed);
        var valid = ValidRequests.Create(finished, await SubmitAsync(node, "steered", 50), await SubmitAsync(node, "cancelled", 50));
        using var caller = new FuzzCaller(node.Http, node.Token, valid, Seed);

        var answers = new ConcurrentDictionary<string, int>();
        var faults = new ConcurrentBag<FuzzAnswer>();
        var memory = new List<(double Managed, double Resident)>();
        for (var quarter = 0; quarter < 4; quarter++)
        {
            await Parallel.ForAsync(quarter * Count / 4, (quarter + 1) * Count / 4,
                new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = Ct }, async (number, stop) =>
            {
                var answer = await caller.SendAsync(number, stop);
                answers.AddOrUpdate(answer.Status, 1, (_, sofar) => sofar + 1);
                if (answer.IsFault)
                    faults.Add(answer);
            });
            memory.Add((GC.GetTotalMemory(forceFullCollection: true), Process.GetCurrentProcess().WorkingSet64));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"quarter {quarter + 1}: {memory[^1].Managed / Mebibyte:0.0} MiB managed, "
                        + $"{memory[^1].Resident / Mebibyte:0} MiB resident"));
        }

        foreach (var (status, times) in answers.OrderByDescending(answer => answer.Value))
            output.WriteLine($"{times} x {status}");
        foreach (var group in faults.GroupBy(fault => fault.Status))
            output.WriteLine(string.Join('\n', group.Take(30).Select(fault => $"{fault.Status}: {fault.Request}")));
        foreach (var line in Errors(node).Take(30))
            output.WriteLine(line);
        Assert.Empty(faults);
        Assert.Empty(Errors(node));
        Assert.Equal(200, (await node.GetAsync("/health/ready")).Status);
        Assert.Equal(before, (await node.Searches.GetSearchAsync(new GetSearchRequest { Id = finished }, cancellationToken: Ct)).Search);
        Assert.InRange(memory[3].Managed - memory[1].Managed, double.MinValue, GrowthAllowed);
    }

    private static async Task<string> SubmitAsync(TestNode node, string name, int trials) =>
        (await node.Searches.SubmitSearchAsync(Submitted.Request(trials, name: name), cancellationToken: Ct)).Search.Id;

    /// <summary>Faults in its log; a pause is logged as an error because a person has to act.</summary>
    private static IEnumerable<string> Errors(TestNode node) => node.Log.Split('\n').Where(line =>
        (line.Contains("[ERR]", StringComparison.Ordinal) && !line.Contains(" is paused: ", StringComparison.Ordinal))
        || line.Contains("[FTL]", StringComparison.Ordinal) || line.Contains("nhandled", StringComparison.Ordinal));

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : fallback;
}
