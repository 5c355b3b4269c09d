using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NasV2.LibTorch;
using NasV2.Training;
using static TorchSharp.torch;

namespace NasV2.Bench.Steps;

/// <summary><c>bench call</c>: what one call of a tensor operation costs when there is next to nothing to compute.</summary>
internal static class CallBench
{
    private const int Elements = 16;
    private const int Calls = 100_000;
    private const int Rounds = 7;

    public static Command Create()
    {
        var command = new Command("call", $"Times operations over {Elements} floats.");
        command.SetAction(async (_, _) =>
        {
            using var thread = new TorchThread();
            await thread.RunAsync(() =>
            {
                TorchRuntime.Load();
                Measure();
                return true;
            });
            return 0;
        });
        return command;
    }

    private static void Measure()
    {
        var (one, other) = (ones(Elements), ones(Elements));
        using (no_grad())
        {
            Report("add", () => one.add(other).Dispose());
            Report("add_", () => one.add_(other));
        }

        var weight = ones(Elements, requires_grad: true);
        Report("add with gradient", () =>
        {
            using var scope = NewDisposeScope();
            weight.add(other);
        });
    }

    private static void Report(string name, Action call)
    {
        var rounds = Enumerable.Range(0, Rounds + 1).Select(_ =>
        {
            var begin = Stopwatch.GetTimestamp();
            for (var i = 0; i < Calls; i++)
                call();
            return Stopwatch.GetElapsedTime(begin).TotalMicroseconds / Calls;
        }).Skip(1).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NasV2 {name}: {rounds[Rounds / 2]:0.000} us a call"));
    }
}
