using System.CommandLine;
using System.Globalization;
using NasV2.LibTorch;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Measurement;
using NasV2.Training.Tests;
using TorchSharp;

namespace NasV2.Bench;

/// <summary><c>bench trust</c>: repeats one candidate's S, with and without CPU hogs, and compares its scatter
/// with that of the step time.</summary>
internal static class TrustBench
{
    private const int LooksOfTrial = 2;

    private static readonly SearchSpace Space = SearchSpaces.Find("small-image");

    // Neither near the reference in size nor made of the same blocks: a ratio of two alike would prove little.
    private static readonly Architecture Candidate = Architecture.Parse(
        "r1_k5_s2_e4_i16_o16_se0.25-r2_k3_s2_e6_i16_o24_c1-r3_k3_s1_e4_i24_o40_c1-r1_k5_s2_e4_i40_o64_se0.25-t1-h256");

    private static readonly Recipe Recipe = new() { Resolution = 28, Batch = 64 };

    public static Command Create()
    {
        var repeats = new Option<int>("--repeats") { DefaultValueFactory = _ => 20, Description = "Times that S is measured." };
        var pause = new Option<double>("--pause")
        {
            DefaultValueFactory = _ => 15,
            Description = "Seconds between two looks, in place of a trial's training.",
        };
        var hogs = new Option<int>("--hogs")
        {
            DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount / 2),
            Description = "Processes that keep a core busy each, in the busy series.",
        };
        var command = new Command("trust", "Repeats one candidate's S, quiet and busy in turn.") { repeats, pause, hogs };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var thread = new TorchThread();
            return await thread.RunAsync(() => Run(
                parsed.GetValue(repeats), TimeSpan.FromSeconds(parsed.GetValue(pause)), parsed.GetValue(hogs), cancellationToken));
        });
        return command;
    }

    private static int Run(int repeats, TimeSpan pause, int hogs, CancellationToken cancellationToken)
    {
        TorchRuntime.Load();
        using var load = new CpuHogs(hogs);
        var (quiet, busy) = (new Series("quiet"), new Series($"{hogs} CPU hogs"));
        var start = TimeProvider.System.GetTimestamp();
        for (var look = 0; look < repeats * LooksOfTrial; look++)
        {
            quiet.Add(Look(cancellationToken));
            load.Run();
            busy.Add(Look(cancellationToken));
            load.Rest();
            Console.WriteLine($"look {look + 1}: {quiet.Last}; {busy.Last}");
            cancellationToken.WaitHandle.WaitOne(pause);
        }

        var minutes = TimeProvider.System.GetElapsedTime(start).TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"{repeats} repeats of S, {LooksOfTrial} looks each, in {minutes} minutes; cv is the standard deviation over the mean");
        Console.WriteLine("series        S     cv of S  stated error  step, ms  cv of step  settled  seconds a look");
        quiet.Print();
        busy.Print();
        return 0;
    }

    private static (StepTiming Timing, double Seconds) Look(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var timing = TrainingStepTime.Measure(
            Candidate, Space.Reference, Recipe, classes: 10, new StepTimeSpec(), torch.CPU, TimeProvider.System, cancellationToken);
        return (timing, TimeProvider.System.GetElapsedTime(start).TotalSeconds);
    }

    private sealed class Series(string name)
    {
        private readonly List<(StepTiming Timing, double Seconds)> _looks = [];

        public string Last => string.Create(
            CultureInfo.InvariantCulture,
            $"{name} S {_looks[^1].Timing.Pairs.Ratio:0.000} ± {_looks[^1].Timing.Pairs.Error:0.0%}, "
            + $"step {_looks[^1].Timing.Statistics.MedianMs:0.0} ms");

        public void Add((StepTiming Timing, double Seconds) look) => _looks.Add(look);

        public void Print()
        {
            // As the service combines them: the looks of one trial, by their geometric mean.
            double[] published =
            [
                .. _looks.Chunk(LooksOfTrial).Select(looks => Math.Exp(looks.Average(look => Math.Log(look.Timing.Pairs.Ratio)))),
            ];
            var stated = Math.Sqrt(_looks.Average(look => look.Timing.Pairs.Error * look.Timing.Pairs.Error) / LooksOfTrial);
            double[] steps = [.. _looks.Select(look => look.Timing.Statistics.MedianMs)];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-12} {published.Average(),6:0.000}  {Cv(published),6:0.0%}  {stated,11:0.0%}  "
                    + $"{steps.Average(),8:0.0}  {Cv(steps),9:0.0%}"
                + $"  {_looks.Count(look => look.Timing.Settled),3} of {_looks.Count}  {_looks.Average(look => look.Seconds),8:0.0}"));
        }

        private static double Cv(double[] values)
        {
            var mean = values.Average();
            return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)) / mean;
        }
    }
}
