using System.CommandLine;
using System.Globalization;
using NasV2.LibTorch;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Measurement;
using TorchSharp;

namespace NasV2.Bench.Steps;

/// <summary><c>bench step</c>: milliseconds of one training step, and the optimizer's share of it.</summary>
internal static class StepBench
{
    private const int WarmupSteps = 5;
    private const int Steps = 60;

    public static Command Create()
    {
        var network = new Option<string>("--network") { DefaultValueFactory = _ => StepUnderTest.Names.First() };
        network.AcceptOnlyFromAmong([.. StepUnderTest.Names]);
        var batch = new Option<int>("--batch") { DefaultValueFactory = _ => 64 };
        var resolution = new Option<int>("--resolution") { DefaultValueFactory = _ => 32 };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 2 };
        var command = new Command("step", "Times a training step: forward, backward, optimizer, moving average.")
        {
            network, batch, resolution, threads,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var thread = new TorchThread();
            var recipe = new Recipe { Resolution = parsed.GetValue(resolution), Batch = parsed.GetValue(batch) };
            var line = await thread.RunAsync(() => Measure(parsed.GetValue(network)!, recipe, parsed.GetValue(threads), cancellationToken));
            await Console.Out.WriteLineAsync(line);
            return 0;
        });
        return command;
    }

    private static string Measure(string network, Recipe recipe, int threads, CancellationToken cancellationToken)
    {
        var runtime = TorchRuntime.Load();
        torch.set_num_threads(threads);
        var tested = StepUnderTest.Of(network, recipe);
        using var priority = StepPriority.Raise();
        var step = Time(tested.Run);
        var optimizer = Time(tested.Optimize);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"NasV2, libtorch {runtime.LibTorchVersion}, {network}, {tested.Parameters} parameters: {step.MedianMs:0.0} ms a step"
            + $" (MAD {step.MadMs:0.0}, {step.Steps} steps), of which optimizer and average {optimizer.MedianMs:0.00} ms,"
            + $" {optimizer.MedianMs / step.MedianMs:0.0%}");

        StepStatistics Time(Action action)
        {
            var clock = new WallStepClock(TimeProvider.System);
            List<double> times = [];
            for (var run = -WarmupSteps; run < Steps; run++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var time = clock.Time(action);
                if (run >= 0)
                    times.Add(time);
            }

            return StepStatistics.Compute(times);
        }
    }
}
