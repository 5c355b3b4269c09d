using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NasV2.Data;
using NasV2.LibTorch;
using NasV2.Model;
using NasV2.Training;
using NasV2.Training.Augmentation;
using TorchSharp;

namespace NasV2.Bench;

/// <summary><c>bench augment</c>: images a second of RandAugment of batches, as a whole and operation by operation.</summary>
internal static class AugmentBench
{
    public static Command Create()
    {
        var batch = new Option<int>("--batch") { DefaultValueFactory = _ => 64 };
        var side = new Option<int>("--side") { DefaultValueFactory = _ => 32 };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 2 };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 3 };
        var operations = new Option<bool>("--operations") { Description = "Times each operation by itself, too." };
        var device = new Option<string>("--device") { DefaultValueFactory = _ => "cpu" };
        var command =
            new Command("augment", "Times RandAugment of 2 layers at magnitude 9.") { batch, side, threads, seconds, operations, device };
        command.SetAction(async (parsed, _) =>
        {
            using var thread = new TorchThread();
            await thread.RunAsync(() =>
            {
                TorchRuntime.Load();
                torch.set_num_threads(parsed.GetValue(threads));
                Measure(
                    parsed.GetValue(batch), parsed.GetValue(side), parsed.GetValue(seconds), parsed.GetValue(operations),
                    torch.device(parsed.GetValue(device)!));
                return true;
            });
            return 0;
        });
        return command;
    }

    private static void Measure(int batch, int side, double seconds, bool operations, torch.Device device)
    {
        using var images = MemoryLayout.EmptyImages(batch, 3, side, side, device, torch.uint8);
        images.copy_(torch.randint(256, [batch, 3, side, side], torch.uint8, device));
        var policy = new RandAugmentPolicy(magnitude: 9, layers: 2, side);
        var random = new StableRandom(1);
        Report("RandAugment", () => Draw(policy, random, batch));
        foreach (var op in operations ? Enum.GetValues<RandAugmentOp>() : [])
            Report($"{op} alone", () => Only(op, side, batch));

        void Report(string name, Func<AugmentDraw[][]> draw)
        {
            var (rate, ofProcessor) = Rates(images, draw, seconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"NasV2 {name}, {side} px, batch {batch}, {device}: {rate:0} images/s, {ofProcessor:0} a second of processor time"));
        }
    }

    /// <summary>Images a second, by the median batch; and a second of processor time, which other load on
    /// the machine changes less.</summary>
    private static (double Rate, double OfProcessor) Rates(torch.Tensor images, Func<AugmentDraw[][]> draw, double seconds)
    {
        for (var i = 0; i < 10; i++)
            RandAugmentation.Apply(images, draw()).Dispose();

        List<double> times = [];
        var before = Environment.CpuUsage.TotalTime;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < seconds;)
        {
            var start = watch.Elapsed;
            RandAugmentation.Apply(images, draw()).Dispose();
            if (images.device_type == DeviceType.CUDA)
                torch.cuda.synchronize();
            times.Add((watch.Elapsed - start).TotalSeconds);
        }

        times.Sort();
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return (images.shape[0] / times[times.Count / 2], images.shape[0] * times.Count / processor);
    }

    private static AugmentDraw[][] Draw(RandAugmentPolicy policy, StableRandom random, int count)
    {
        var draws = new AugmentDraw[count][];
        foreach (ref var image in draws.AsSpan())
            policy.Draw(random, image = new AugmentDraw[policy.Layers]);

        return draws;
    }

    private static AugmentDraw[][] Only(RandAugmentOp op, int side, int count)
    {
        var value = (float)RandAugmentMagnitudes.All[op].Size(0.9, RandAugmentMagnitudes.PixelScale(side));
        return [.. Enumerable.Repeat(new[] { new AugmentDraw(op, value, 0.5f, 0.5f) }, count)];
    }
}
