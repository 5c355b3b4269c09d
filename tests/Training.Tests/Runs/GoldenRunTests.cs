using NasV2.Data;
using NasV2.Specs;
using NasV2.Training.Runs;
using TorchSharp;

namespace NasV2.Training.Tests.Runs;

/// <summary>The folder of a run that <c>nas train</c> of commit f4ad835 began, see tests/Golden: two epochs of three.</summary>
public sealed class GoldenRunTests : IDisposable
{
    private const int Trained = 2;
    private static readonly DataSpec Subset = new() { Format = "shapes", Train = 160, Minival = 100 };
    private static readonly Recipe Recipe = Recipes.Small with { Epochs = 3, LearningRate = 0.064, RandAugment = 5 };
    private static readonly Dataset Shapes = DatasetFormats.Default.Get("shapes")
        .Load("", new DatasetLoadOptions(), CancellationToken.None);
    private static readonly RunFolder Golden = new(Path.Combine(AppContext.BaseDirectory, "Golden", "training"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-golden-");

    public GoldenRunTests()
    {
        foreach (var file in Directory.EnumerateFiles(Golden.Path, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(Golden.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task A_run_is_resumed_after_its_last_epoch() => Torch.RunAsync(() =>
    {
        var trained = new List<int>();
        var run = new TrainingRun
        {
            Architecture = Networks.TinyArchitecture,
            Recipe = Recipe,
            Data = new TrainingData(Shapes, Subset),
            Seed = 7,
            Device = torch.CPU,
            Folder = new RunFolder(_folder.FullName),
            Clock = TimeProvider.System,
            OnEpoch = epoch => trained.Add(epoch.Number),
        };

        var report = run.Run(CancellationToken.None);

        Assert.Equal([Trained + 1], trained);
        Assert.Equal([2.3921775817871094, 2.353553295135498], report.Epochs.Take(Trained).Select(epoch => epoch.Loss));
    });

    [Fact]
    public Task Its_best_weights_begin_another_run() => Torch.RunAsync(() =>
    {
        using var start = StartingWeights.Open(_folder.FullName);
        using var network = Networks.Tiny(seed: 99);

        Assert.True(start.CopyTo(network, new TrainingData(Shapes, Subset).ClassNames));
        Assert.Equal(1742.960, network.Parameters.Values.abs().sum().item<float>(), 1);
        Assert.Equal(240.019, network.Parameters.Statistics.abs().sum().item<float>(), 1);
    });
}
