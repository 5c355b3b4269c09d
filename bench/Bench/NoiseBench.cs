using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NasV2.LibTorch;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Measurement;
using NasV2.Training.Tests;
using TorchSharp;

namespace NasV2.Bench;

/// <summary><c>bench noise</c>: the published step time and a wall-clock average of training steps, quiet and beside CPU hogs.</summary>
internal static class NoiseBench
{
    private const int MostHogs = 2;

    private static readonly Architecture Network =
        Architecture.Parse("r1_k3_s1_e1_i16_o16_c1-r2_k3_s2_e4_i16_o32_c1-r2_k3_s2_e4_i32_o48_se0.25-h320");

    private static readonly Recipe Recipe = new() { Resolution = 28, Batch = 64 };

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 7 };
        var command = new Command("noise", "Shows how far CPU hogs move a step time.") { rounds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var thread = new TorchThread();
            return await thread.RunAsync(() => Compare(parsed.GetValue(rounds), cancellationToken));
        });
        return command;
    }

    private static int Compare(int rounds, CancellationToken cancellationToken)
    {
        TorchRuntime.Load();
        using var step = new RandomStep(Network, Recipe, classes: 10, torch.CPU);
        var results = Enumerable.Range(0, MostHogs + 1).Select(_ => new List<Round>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            // Close together, for they are compared with each other.
            StepTiming[] published =
            [
                .. results.Select((_, hogs) => Beside(hogs, () => TrainingStepTime.Measure(
                    Network, Recipe, classes: 10, new StepTimeSpec(), torch.CPU, TimeProvider.System, cancellationToken))),
            ];
            for (var hogs = 0; hogs <= MostHogs; hogs++)
                results[hogs].Add(new Round(published[hogs], Beside(hogs, () => Average(step))));
            Console.WriteLine($"round {round + 1}: " + string.Join("; ", results.Select((rounds, hogs) => string.Create(
                CultureInfo.InvariantCulture, $"{hogs} hogs S {rounds[^1].Published:0.00} ms, average {rounds[^1].Average:0.00} ms"))));
        }

        Print(results);
        return 0;
    }

    private static T Beside<T>(int count, Func<T> measure)
    {
        using var hogs = new CpuHogs(count);
        hogs.Run();
        return measure();
    }

    private static double Average(RandomStep step)
    {
        var start = Stopwatch.GetTimestamp();
        var steps = 0;
        // On an overloaded machine 40 steps can take a minute.
        for (; steps < 40 && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(3); steps++)
            step.Run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / steps;
    }

    /// <summary>Each round is compared with its own quiet turn: the machine may be slower at one time than at another.</summary>
    private static void Print(List<Round>[] results)
    {
        Console.WriteLine("hogs  published S  moved   settled  thrown away  wall-clock average  moved");
        for (var hogs = 0; hogs < results.Length; hogs++)
        {
            var (rounds, quiet) = (results[hogs], results[0]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{hogs,4}  {Median(rounds, r => r.Published),8:0.00} ms  {Moved(rounds, quiet, r => r.Published),6:+0.0;-0.0;0.0} %"
                + $"  {rounds.Count(r => r.Measured.Settled)} of {rounds.Count}  {rounds.Average(r => r.Measured.Disturbed),11:0.0}"
                + $"  {Median(rounds, r => r.Average),15:0.00} ms  {Moved(rounds, quiet, r => r.Average),5:+0;-0} %"));
        }
    }

    private static double Median(List<Round> rounds, Func<Round, double> value) =>
        StepStatistics.Compute([.. rounds.Select(value)]).MedianMs;

    private static double Moved(List<Round> rounds, List<Round> quiet, Func<Round, double> value) =>
        100 * (StepStatistics.Compute([.. rounds.Zip(quiet, (loaded, still) => value(loaded) / value(still))]).MedianMs - 1);

    private sealed record Round(StepTiming Measured, double Average)
    {
        public double Published => Measured.Statistics.MedianMs;
    }
}
