using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NasV2.LibTorch;
using NasV2.Model;
using NasV2.Space;
using NasV2.Training;
using static TorchSharp.torch;

namespace NasV2.Bench.Steps;

/// <summary><c>bench evaluate</c>: memory and time of one evaluation batch on the CPU.</summary>
internal static class EvaluateBench
{
    private const int Classes = 1000;

    public static Command Create()
    {
        var network = new Option<string>("--network") { DefaultValueFactory = _ => "efficientnetv2-s" };
        network.AcceptOnlyFromAmong([.. NamedArchitectures.All.Keys]);
        var batch = new Option<int>("--batch") { DefaultValueFactory = _ => 64 };
        var resolution = new Option<int>("--resolution") { DefaultValueFactory = _ => 384 };
        var command = new Command("evaluate", "Memory and time of one forward pass without gradients.") { network, batch, resolution };
        command.SetAction(async parsed =>
        {
            using var thread = new TorchThread();
            await Console.Out.WriteLineAsync(await thread.RunAsync(
                () => Measure(parsed.GetValue(network)!, parsed.GetValue(batch), parsed.GetValue(resolution))));
            return 0;
        });
        return command;
    }

    private static string Measure(string name, int batch, int resolution)
    {
        TorchRuntime.Load();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var network = new Network(
            NamedArchitectures.Find(name).Architecture, new NetworkOptions { Classes = Classes }, CPU, seed: 0);
        var images = MemoryLayout.EmptyImages(batch, 3, resolution, resolution, CPU).normal_();
        var before = PeakMiB();
        var watch = Stopwatch.StartNew();
        network.Forward(images, training: false);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}, {batch} images at {resolution} px: {watch.Elapsed.TotalSeconds:0.0} s, peak {PeakMiB():#,0} MiB resident, of which "
            + $"{before:#,0} MiB before the pass");
    }

    private static double PeakMiB()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }
}
