using NasV2.Model;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using NasV2.Training.Runs;
using TorchSharp;

namespace NasV2.Training.Tests.Runs;

public sealed class StartingWeightsTests : IDisposable
{
    private static readonly string[] Digits = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-start-");

    [Theory]
    [InlineData("circle", "square", "triangle")]
    [InlineData("9", "8", "7", "6", "5", "4", "3", "2", "1", "0")]
    public Task A_network_of_other_classes_takes_everything_but_the_classifier(params string[] classes) => Torch.RunAsync(() =>
    {
        using var trained = Networks.Tiny(seed: 3);
        using (var noGradient = torch.no_grad())
            trained.Parameters.Statistics.add_(0.25);
        Keep(trained);
        using var fresh = Networks.Tiny(seed: 4, new NetworkOptions { Classes = classes.Length });
        using var untouched = Networks.Tiny(seed: 4, new NetworkOptions { Classes = classes.Length });

        using var weights = StartingWeights.Open(_folder.FullName);
        var hasClassifier = weights.CopyTo(fresh, classes);

        Assert.False(hasClassifier);
        Assert.True(Same(trained.Parameters.Statistics, fresh.Parameters.Statistics));
        foreach (var (own, theirs, drawn) in fresh.Parameters.Slots.Zip(trained.Parameters.Slots, untouched.Parameters.Slots))
            Assert.True(
                Same(own.Value, own.Name.StartsWith("classifier", StringComparison.Ordinal) ? drawn.Value : theirs.Value), own.Name);
    });

    [Fact]
    public Task A_network_of_the_same_classes_takes_all() => Torch.RunAsync(() =>
    {
        using var trained = Networks.Tiny(seed: 3);
        Keep(trained);
        using var fresh = Networks.Tiny(seed: 4);

        using var weights = StartingWeights.Open(new RunFolder(_folder.FullName).Best);

        Assert.True(weights.CopyTo(fresh, Digits));
        Assert.True(Same(trained.Parameters.Values, fresh.Parameters.Values));
    });

    [Fact]
    public Task Weights_of_another_architecture_are_refused_by_name() => Torch.RunAsync(() =>
    {
        using var trained = Networks.Tiny();
        Keep(trained);
        var wider = CompoundScaling.Scale(Networks.TinyArchitecture, width: 2, depth: 1);
        using var other = new Network(wider, new NetworkOptions { Classes = Digits.Length }, torch.CPU, seed: 1);
        using var weights = StartingWeights.Open(_folder.FullName);

        var refusal = Assert.Throws<CheckpointException>(() => weights.CopyTo(other, Digits));

        Assert.Contains(new RunFolder(_folder.FullName).Best, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"weights of {trained.Architecture.Canonical}, but the network to be trained is {wider.Canonical}",
            refusal.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task Damaged_weights_are_refused() => Torch.RunAsync(() =>
    {
        using var trained = Networks.Tiny();
        Keep(trained);
        var path = new RunFolder(_folder.FullName).Best;
        var bytes = File.ReadAllBytes(path);
        bytes[^9] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Contains("does not agree with its SHA-256", Assert.Throws<CheckpointException>(() => StartingWeights.Open(path)).Message,
            StringComparison.Ordinal);
    });

    private void Keep(Network network) =>
        new BestWeights(new RunFolder(_folder.FullName).Best,
            RunIdentity.Create(network.Architecture, 1, Recipes.Small, new DataSpec { Format = "shapes" }, ""), Digits)
            .Take(network, [new Epoch(1, 2, 1, 0.5, 0.5, 0.1, 1)]);

    private static bool Same(torch.Tensor one, torch.Tensor other) =>
        one.shape.SequenceEqual(other.shape) && one.eq(other).all().item<bool>();

    public void Dispose() => _folder.Delete(recursive: true);
}
