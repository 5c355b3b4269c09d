using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NasV2.Specs;
using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.EndToEnd.Tests;

/// <summary>The example trainer, in a Python that has torch.</summary>
internal static class PyTorchTrainer
{
    private static readonly string[] Pythons = ["/usr/bin/python3", "python3"];
    private static readonly Lazy<Task<string?>> Found = new(FindAsync);

    public static string Script { get; } = Path.Combine(AppContext.BaseDirectory, "pytorch-trainer", "trainer.py");

    /// <summary>A Python with torch; skips the test where there is none.</summary>
    public static async Task<string> PythonAsync()
    {
        var python = await Found.Value;
        Assert.SkipWhen(python is null, "needs a Python with torch (Debian: python3-torch)");
        return python!;
    }

    /// <summary>Parameters of networks, as it counts them.</summary>
    public static async Task<IReadOnlyList<long>> ParametersAsync(int classes, IEnumerable<string> architectures) =>
        [.. (await LinesAsync(["--parameters", $"{classes}", .. architectures])).Select(long.Parse)];

    /// <summary>The images that it trains on and those that it holds out, a line each.</summary>
    public static Task<IReadOnlyList<string>> SplitAsync(string data) => LinesAsync(["--split", data]);

    public static async Task<TrainerProcess> StartAsync() => await TrainerProcess.StartAsync(
        new TrainerCommand { Program = await PythonAsync(), Arguments = [Script] },
        NullLogger.Instance,
        TimeProvider.System,
        TestContext.Current.CancellationToken);

    // Tests share a trainer, which may still remember the id of a request that was cancelled.
    private static int _requests;

    /// <summary>A request to train a small network on a folder of <see cref="IdxFiles"/>.</summary>
    public static TrainRequest Request(string data, int epochs = 1, double learningRate = 0.064, string format = "mnist") => new(
        $"job/0#{Interlocked.Increment(ref _requests)}",
        "r1_k3_s1_e1_i8_o8_c1-r2_k3_s2_e4_i8_o16_se0.25-h32",
        Seed: 5,
        JsonSerializer.Deserialize<JsonElement>($$"""{"format":"{{format}}","path":"{{data}}","train":320,"minival":100,"seed":1}"""),
        JsonSerializer.Deserialize<JsonElement>(RecipeJson.Write(new Recipe
        {
            Resolution = 28,
            Batch = 32,
            Epochs = epochs,
            LearningRate = learningRate,
            WarmupEpochs = 0,
            Augmentation = "none",
            EmaDecay = 0.9,
            Dropout = 0,
            DropPathSurvival = 1,
        })));

    /// <summary>All that it answers to a request.</summary>
    public static async Task<IReadOnlyList<TrainerAnswer>> AskAsync(TrainerProcess trainer, TrainerRequest request) =>
        await trainer.SendAsync(request, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<string>> LinesAsync(IEnumerable<string> arguments)
    {
        await using var trainer = NasProcess.StartProgram(await PythonAsync(), [Script, .. arguments]);
        var run = await trainer.EndAsync();
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<string?> FindAsync()
    {
        foreach (var python in Pythons)
            try
            {
                await using var probe = NasProcess.StartProgram(python, ["-c", "import torch"]);
                if ((await probe.EndAsync()).ExitCode == 0)
                    return python;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such program.
            }

        return null;
    }
}
