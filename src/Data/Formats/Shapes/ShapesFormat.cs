using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>
/// A built-in dataset that needs no files: 32x32 RGB drawings of ten kinds of figures at random places, sizes, angles and colours
/// on textured, noisy backgrounds with distracting strokes; the same images for the same seed on every platform.
/// </summary>
/// <param name="trainCount">Training images, 6,000 by default; classes take turns.</param>
/// <param name="testCount">Test images, 1,000 by default.</param>
/// <param name="seed">Chooses all images.</param>
public sealed class ShapesFormat(int trainCount = 6_000, int testCount = 1_000, int seed = 0) : IDatasetFormat
{
    private const int TrainPart = 0;
    private const int TestPart = 1;

    public string Name => "shapes";

    public string Description => $"built in: {trainCount:N0} + {testCount:N0} drawn RGB images of 32x32, 10 kinds of figures";

    public string FolderName => Name;

    public bool Recognises(string folder) => false;

    public DatasetStatus Status(string folder) => DatasetStatus.BuiltIn;

    /// <summary>Draws the images; <paramref name="root"/> and <paramref name="options"/> are not used.</summary>
    public Dataset Load(string root, DatasetLoadOptions options, CancellationToken cancellationToken)
    {
        var train = Draw(TrainPart, trainCount, cancellationToken);
        var statistics = ChannelStatistics.Compute(train);
        return new Dataset(train, Draw(TestPart, testCount, cancellationToken), statistics.Mean, statistics.Std);
    }

    private ImageSet Draw(int part, int count, CancellationToken cancellationToken)
    {
        var shape = ShapePainter.Shape;
        var pixels = new byte[count * shape.Length];
        ImmutableArray<int> labels = [.. Enumerable.Range(0, count).Select(index => index % Figures.All.Length)];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            var target = pixels.AsSpan(index * shape.Length, shape.Length);
            ShapePainter.Draw(Figures.All[labels[index]], new StableRandom(seed, part, index), target);
        });
        return new ImageSet(shape, pixels, labels, [.. Figures.All.Select(figure => figure.Name)]);
    }
}
