using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NasV2.Cluster;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Bench.Scale;

/// <summary><c>scale</c>: how much of the devices' time many simulated workers on one head lose between trials.</summary>
internal static class ScaleBench
{
    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "Store address.", Required = true };
        var workers = new Option<int>("--workers") { DefaultValueFactory = _ => 256, Description = "Simulated workers." };
        var trials = new Option<int>("--trials") { DefaultValueFactory = _ => 5000, Description = "Trials of the job." };
        var shortest = new Option<int>("--shortest-ms") { DefaultValueFactory = _ => 10, Description = "Shortest trial." };
        var longest = new Option<int>("--longest-ms") { DefaultValueFactory = _ => 2000, Description = "Longest trial." };
        var command = new Command(
            "scale", "Idle share of simulated devices on one head; see bench/README.md.") { store, workers, trials, shortest, longest };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(store),
            new SimulatedDevices(
                parsed.GetValue(workers),
                TimeSpan.FromMilliseconds(parsed.GetValue(shortest)),
                TimeSpan.FromMilliseconds(parsed.GetValue(longest))),
            parsed.GetValue(trials),
            cancellationToken));
        return command;
    }

    private static async Task RunAsync(string store, SimulatedDevices devices, int trials, CancellationToken cancellationToken)
    {
        await using var cluster = await ScaleCluster.StartAsync(store, devices, cancellationToken);
        var spec = Spec(trials);
        var job = $"scale-{Guid.NewGuid():N}";
        await cluster.Store.CreateJobAsync(new NewSearchJob(job, spec.Name, SpecJson.Write(spec), SpecJson.Hash(spec)), cancellationToken);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await cluster.Grains.GetGrain<ISearchGrain>(job).StartAsync(null);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while ((await cluster.Store.FindJobAsync(job, cancellationToken))!.State == JobState.Running)
            await tick.WaitForNextTickAsync(cancellationToken);
        Print(devices, trials, await LostLeasesAsync(cluster.Store, job, cancellationToken),
            Process.GetCurrentProcess().TotalProcessorTime - cpu);
    }

    private static async Task<int> LostLeasesAsync(IJobStore store, string job, CancellationToken cancellationToken)
    {
        var lost = 0;
        await foreach (var stored in store.ReadEventsAsync(job, 0, cancellationToken))
            lost += stored.Event is TrialReleased ? 1 : 0;
        return lost;
    }

    private static void Print(SimulatedDevices devices, int trials, int lost, TimeSpan cpu)
    {
        var (idle, seconds) = devices.IdleShare();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{devices.Count} workers, {trials} trials of "
            + $"{devices.Shortest.TotalMilliseconds:0} to {devices.Longest.TotalMilliseconds:0} ms: idle {idle:P2} over {seconds:0.0} s, "
            + $"{trials / seconds:0} trials/s, {cpu.TotalMilliseconds / trials:0.00} ms CPU a trial, {lost} leases lost"));
    }

    private static SearchSpec Spec(int trials) => new SpecReader(SpecVocabulary.Any).Read(
        $$"""
        name: scale
        space: v2-b0
        trials: {{trials}}
        data: { format: shapes }
        recipe: { resolution: 32, epochs: 10 }
        """,
        "scale");
}
