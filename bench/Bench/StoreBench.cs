using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.Bench;

/// <summary><c>bench store</c>: milliseconds that the store takes for one trial, one call after the other.</summary>
internal static class StoreBench
{
    private const int Block = 1000;
    private const int Epochs = 10;

    public static Command Create()
    {
        var store = new Option<string>("--store") { Required = true, Description = "Address of a store; a new job is made in it." };
        var trials = new Option<int>("--trials") { DefaultValueFactory = _ => 1000 };
        var command = new Command("store", "Times a trial in the store: add, lease, 10 epoch reports, complete.") { store, trials };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store)!, parsed.GetValue(trials), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string address, int count, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddNasStore(new StoreOptions { Address = address }).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
        var store = services.GetRequiredService<IJobStore>();
        await WarmUpAsync(store, cancellationToken);

        var job = await CreateJobAsync(store, cancellationToken);
        var times = new List<double>(count);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var index = 0; index < count; index++)
        {
            var start = Stopwatch.GetTimestamp();
            await RunTrialAsync(store, job, index, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (times.Count % Block == 0)
                await WriteAsync($"trials {index + 2 - Block}-{index + 1}: {times.TakeLast(Block).Average():0.00} ms each");
        }
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        await CheckAsync(store, job, count, cancellationToken);
        var edge = Math.Min(100, count);
        var (first, last) = (Median(times.Take(edge)), Median(times.TakeLast(edge)));
        await WriteAsync($"{count} trials: median {Median(times):0.00} ms, mean {times.Average():0.00} ms");
        await WriteAsync($"medians of trials 1-{edge}: {first:0.00} ms, of the last {edge}: {last:0.00} ms");
        await WriteAsync($"own processor time: {processor.TotalMilliseconds / count:0.00} ms a trial");
        return 0;
    }

    /// <summary>Compiles the code and fills the statement caches, on another job.</summary>
    private static async Task WarmUpAsync(IJobStore store, CancellationToken cancellationToken)
    {
        var job = await CreateJobAsync(store, cancellationToken);
        for (var index = 0; index < 200; index++)
            await RunTrialAsync(store, job, index, cancellationToken);
    }

    private static async Task<string> CreateJobAsync(IJobStore store, CancellationToken cancellationToken)
    {
        var job = $"bench-{Guid.NewGuid():N}";
        await store.CreateJobAsync(new NewSearchJob(job, "bench", "{}", "bench"), cancellationToken);
        await store.SetJobStateAsync(job, JobState.Running, null, cancellationToken);
        return job;
    }

    private static async Task RunTrialAsync(IJobStore store, string job, int index, CancellationToken cancellationToken)
    {
        var candidate = $"r2_k3_s1_e1_i24_o24_c1-r4_k3_s2_e4_i24_o48_c1-r4_k3_s2_e4_i48_o64_c1-r6_k3_s2_e4_i64_o128_se0.25-{index}";
        await store.AddTrialsAsync(job, [new NewTrial(index, candidate)], cancellationToken);
        var trial = await store.LeaseAsync(job, index, "bench/0", TimeSpan.FromMinutes(1), cancellationToken)
            ?? throw new InvalidOperationException($"Trial {index} was not leased.");
        var lease = new Lease(job, index, trial.Token, "bench/0");
        for (var epoch = 1; epoch <= Epochs; epoch++)
            await store.ReportEpochsAsync(lease, [new(epoch, Epochs, 2.0 / epoch, 0.1 * epoch, 0.09 * epoch, 0.01, 30)], cancellationToken);
        var time = new StepTime(12.5, 0.1, 60, true, "cuda:0", "gpu", 128, 192, "bf16", "torch");
        await store.CompleteAsync(lease, new(TrialOutcome.Completed, 0.9, time, 21_000_000, 8_400_000_000, 300), cancellationToken);
    }

    /// <summary>A time counts only for work that is there.</summary>
    private static async Task CheckAsync(IJobStore store, string job, int count, CancellationToken cancellationToken)
    {
        var finished = (await store.ListTrialsAsync(job, cancellationToken))
            .Count(t => t.State == TrialState.Finished && t.LastEpoch == Epochs);
        var events = (await store.FindJobAsync(job, cancellationToken))!.LastEvent;
        if (finished != count || events != 2 + (count * (Epochs + 3L)))
            throw new InvalidOperationException($"{finished} of {count} trials are finished, in {events} events.");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static Task WriteAsync(FormattableString line) => Console.Out.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
