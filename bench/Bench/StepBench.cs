using System.CommandLine;
using System.Globalization;
using NasV2.Model.Native;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training;
using NasV2.Training.Measurement;
using TorchSharp;

namespace NasV2.Bench;

/// <summary><c>bench step</c>: milliseconds of one training step of EfficientNetV2-B0 at half width with 10 classes.</summary>
internal static class StepBench
{
    public static Command Create()
    {
        var batch = new Option<int>("--batch") { DefaultValueFactory = _ => 64 };
        var resolution = new Option<int>("--resolution") { DefaultValueFactory = _ => 32 };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 2 };
        var command = new Command("step", "Times a training step: forward, backward, optimiser, moving average.") { batch, resolution, threads };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var thread = new TorchThread();
            var line = await thread.RunAsync(() => Measure(
                parsed.GetValue(batch), parsed.GetValue(resolution), parsed.GetValue(threads), cancellation));
            await Console.Out.WriteLineAsync(line);
            return 0;
        });
        return command;
    }

    private static string Measure(int batch, int resolution, int threads, CancellationToken cancellation)
    {
        var runtime = TorchRuntime.Load();
        torch.set_num_threads(threads);
        var architecture = HalfWidth(NamedArchitectures.Find("efficientnetv2-b0").Architecture);
        var recipe = new Recipe { Resolution = resolution, Batch = batch };
        var spec = new StepTimeSpec { WarmupSteps = 5, BlockSteps = 20, MaxSteps = 60, Spread = 0 };
        var statistics = TrainingStepTime.Measure(architecture, recipe, classes: 10, spec, torch.CPU, TimeProvider.System, cancellation).Statistics;
        var parameters = Complexity.Of(architecture, resolution, 10).Parameters;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"NasV2, libtorch {runtime.LibTorchVersion}, {parameters} parameters: {statistics.MedianMs:0.0} ms a step (MAD {statistics.MadMs:0.0}, {statistics.Steps} steps)");
    }

    /// <summary>Halves every width but the head's, as the peer does.</summary>
    private static Architecture HalfWidth(Architecture full) =>
        new(CompoundScaling.Scale(full, width: 0.5, depth: 1).Stages, full.HeadFilters, full.StemStride);
}
