using System.Numerics;
using System.Runtime.InteropServices;

namespace NasV2.Data.Tests;

/// <summary>Softmax regression on pixels, trained image by image.</summary>
internal sealed class LinearClassifier
{
    private const float LearningRate = 2e-4f;
    private readonly BatchPipeline _train;
    private readonly BatchPipeline _test;
    private readonly float[] _mean;
    private readonly float[] _std;
    private readonly Vector<float>[][] _weights;

    public LinearClassifier(Dataset dataset)
    {
        var options = new BatchOptions { BatchSize = 1, Resolution = dataset.Train.Width };
        (_mean, _std) = ([.. dataset.Mean], [.. dataset.Std]);
        _train = new BatchPipeline(dataset.Train, [.. Enumerable.Range(0, dataset.Train.Count)], options with { Shuffle = true });
        _test = new BatchPipeline(dataset.Test!, [.. Enumerable.Range(0, dataset.Test!.Count)], options);
        _weights = [.. dataset.Train.ClassNames.Select(_ => new Vector<float>[dataset.Train.Shape.Length / Vector<float>.Count])];
    }

    public void Train(int epoch)
    {
        foreach (var batch in _train.Epoch(epoch))
        {
            var pixels = Pixels(batch);
            var probabilities = Softmax(Scores(batch));
            for (var label = 0; label < probabilities.Length; label++)
            {
                var step = new Vector<float>(LearningRate * ((label == batch.Labels[0] ? 1 : 0) - probabilities[label]));
                for (var i = 0; i < pixels.Length; i++)
                    _weights[label][i] += step * pixels[i];
            }

            batch.Dispose();
        }
    }

    public double Accuracy()
    {
        int right = 0, all = 0;
        foreach (var batch in _test.Epoch(0))
        {
            var scores = Scores(batch);
            right += Array.IndexOf(scores, scores.Max()) == batch.Labels[0] ? 1 : 0;
            all++;
            batch.Dispose();
        }

        return right / (double)all;
    }

    private float[] Scores(Batch batch) => Array.ConvertAll(_weights, weights =>
    {
        var pixels = Pixels(batch);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < pixels.Length; i++)
            sum += weights[i] * pixels[i];
        return Vector.Sum(sum);
    });

    private ReadOnlySpan<Vector<float>> Pixels(Batch batch)
    {
        var normalised = new float[batch.Images.Length];
        for (var i = 0; i < normalised.Length; i++)
            normalised[i] = ((batch.Images[i] / 255f) - _mean[i % _mean.Length]) / _std[i % _std.Length];
        return MemoryMarshal.Cast<float, Vector<float>>(normalised);
    }

    private static float[] Softmax(float[] scores)
    {
        var exponentials = Array.ConvertAll(scores, score => MathF.Exp(score - scores.Max()));
        return Array.ConvertAll(exponentials, value => value / exponentials.Sum());
    }
}
