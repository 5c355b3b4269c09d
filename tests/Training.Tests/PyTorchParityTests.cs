using System.Text.Json;
using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training.Tests.Peers;
using static System.Runtime.InteropServices.MemoryMarshal;
using static TorchSharp.torch;

namespace NasV2.Training.Tests;

/// <summary>Training against PyTorch itself: the network and optimizer of examples/pytorch-trainer.</summary>
[Trait("Needs", "PyTorch")]
public sealed class PyTorchParityTests(ITestOutputHelper output)
{
    /// <summary>Greatest difference of a weight or statistic: of its size, and of one where it is smaller.</summary>
    private const double Tolerance = 1e-5;

    private const int Classes = 5;
    private const int BatchSize = 8;
    private const int Side = 32;

    /// <summary>Fused-MBConv (expansion 1, 4) and MBConv (1, 4, 6), with squeeze-excite, residuals and both strides.</summary>
    private const string Canonical =
        "r2_k3_s1_e1_i8_o8_c1-r2_k3_s2_e4_i8_o16_c1-r1_k3_s1_e4_i16_o16_c1_se0.25-r2_k5_s2_e4_i16_o24_se0.25-"
        + "r1_k3_s1_e1_i24_o24_se0.25-r2_k3_s1_e6_i24_o32_se0.25-h64";

    private static readonly double[] Rates = [0.05, 0.04, 0.03];

    // Weight decay and epsilon so large that three steps show them.
    private static readonly Recipe Recipe = new()
    {
        Resolution = Side,
        Batch = BatchSize,
        Dropout = 0,
        DropPathSurvival = 1,
        LabelSmoothing = 0.1,
        WeightDecay = 0.01,
        Epsilon = 0.1,
        EmaDecay = 0.9,
    };

    private static readonly string? Missing = Python.Missing("torch", "python3-torch");

    [Fact]
    public async Task Three_training_steps_end_with_the_weights_statistics_and_averages_of_PyTorch()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var folder = Directory.CreateTempSubdirectory("nas-parity-").FullName;
        try
        {
            await Torch.RunAsync(() => TrainBeside(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void TrainBeside(string folder)
    {
        using var network = new Network(Architecture.Parse(Canonical), Recipe.NetworkOptions(Classes), CPU, seed: 1);
        var parameters = network.Parameters;
        RandomizeVectors(parameters);
        using var generator = new Generator(5, CPU);
        var images = empty([Rates.Length, BatchSize, 3, Side, Side]).normal_(0, 1, generator);
        var labels = arange(Rates.Length * BatchSize, dtype: int64).remainder(Classes).view(Rates.Length, BatchSize);
        WriteCase(folder);
        Write("values.bin", parameters.Values);
        Write("statistics.bin", parameters.Statistics);
        Write("images.bin", images);
        Write("labels.bin", labels);
        Python.Run("pytorch_steps.py", folder, Path.Combine(AppContext.BaseDirectory, "pytorch-trainer"));

        var before = parameters.Values.clone();
        using var step = new TrainingStep(network, Recipe);
        using var totals = new EpochTotals(CPU);
        for (var i = 0; i < Rates.Length; i++)
            step.Run(MemoryLayout.EmptyImages(BatchSize, 3, Side, Side, CPU).copy_(images[i]), labels[i], Rates[i], totals);

        Assert.Equal(Read("losses.out").sum().item<float>(), totals.Loss.item<float>(), 1e-4);
        Assert.True((parameters.Values - before).abs().mean().item<float>() > 100 * Tolerance, "the weights have hardly moved");
        AssertSame("weights", parameters, Read("values.out"), Read("statistics.out"));
        using (step.WithAverage())
            AssertSame("average", parameters, Read("average-values.out"), Read("average-statistics.out"));

        void Write(string file, Tensor tensor) => File.WriteAllBytes(Path.Combine(folder, file), tensor.contiguous().bytes.ToArray());

        Tensor Read(string file) => tensor(Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, file))).ToArray());
    }

    /// <summary>Biases, batch-norm parameters and statistics that differ, so that none can stand in another's place.</summary>
    private static void RandomizeVectors(NetworkParameters parameters)
    {
        using var noGradient = no_grad();
        using var generator = new Generator(3, CPU);
        parameters.Values.narrow(0, parameters.DecayedCount, parameters.Count - parameters.DecayedCount).uniform_(0.5, 1.5, generator);
        parameters.Statistics.uniform_(0.5, 1.5, generator);
    }

    private static void WriteCase(string folder) => File.WriteAllText(Path.Combine(folder, "case.json"), JsonSerializer.Serialize(new
    {
        architecture = Canonical,
        classes = Classes,
        recipe = JsonSerializer.Deserialize<JsonElement>(RecipeJson.Write(Recipe)),
        rates = Rates,
        shape = new[] { BatchSize, 3, Side, Side },
    }));

    private void AssertSame(string what, NetworkParameters parameters, Tensor values, Tensor statistics)
    {
        AssertSame($"{what}: ", parameters.Slots.Select(slot => (slot.Name, slot.Count)), values, parameters.Values);
        AssertSame($"{what}: ", parameters.StatisticSlots.Select(slot => (slot.Name, slot.Count)), statistics, parameters.Statistics);
    }

    private void AssertSame(string what, IEnumerable<(string Name, long Count)> slots, Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.numel(), actual.numel());
        var differences = (actual - expected).abs() / expected.abs().clamp_min(1);
        var offset = 0L;
        var worst = ("", 0f);
        foreach (var (name, count) in slots)
        {
            var difference = differences.narrow(0, offset, count).max().item<float>();
            if (!(difference <= worst.Item2))
                worst = (name, difference);
            offset += count;
        }

        output.WriteLine($"{what}{worst.Item1} differs most, by {worst.Item2:E1}");
        Assert.True(worst.Item2 <= Tolerance, $"{what}{worst.Item1} differs by {worst.Item2:E1}");
    }
}
