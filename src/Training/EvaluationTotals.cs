using NasV2.Model;
using NasV2.Training.Batches;
using static TorchSharp.torch;

namespace NasV2.Training;

/// <summary>Sums of an evaluation, on the device because reading them waits for it.</summary>
/// <remarks>Its tensors belong to the caller's dispose scope.</remarks>
internal sealed class EvaluationTotals(int classes, Device device)
{
    private const int Best = 5;

    private readonly Tensor _correct = zeros(1, int64, device);
    private readonly Tensor _amongBest = zeros(1, int64, device);
    private readonly Tensor _loss = zeros(1, float64, device);
    private readonly Tensor _predictions = zeros(classes, int64, device);
    private readonly List<Tensor> _scores = [];
    private readonly List<Tensor> _labels = [];
    private int _count;

    /// <summary>Passes a batch through the network.</summary>
    public void Add(Network network, Normalisation normalisation, IDeviceBatch batch)
    {
        using var scope = NewDisposeScope();
        var (pixels, targets) = batch.Load();
        var logits = network.Forward(normalisation.Apply(pixels), training: false);
        var answers = logits.argmax(1);
        _correct.add_(CorrectPredictions.Count(logits, targets, anyOfBest: true));
        _loss.add_(nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.Sum));
        _predictions.scatter_add_(0, answers, ones_like(answers));
        if (classes > Best)
            _amongBest.add_(CountAmongBest(logits, targets));
        if (targets.dim() > 1)
        {
            _scores.Add(logits.cpu().MoveToOuterDisposeScope());
            _labels.Add(targets.gt(0).cpu().MoveToOuterDisposeScope());
        }

        _count += batch.Indices.Count;
    }

    /// <summary>What they come to.</summary>
    public Evaluation Compute()
    {
        return new Evaluation(
            _count,
            Share(_correct),
            classes > Best ? Share(_amongBest) : null,
            _loss.item<double>() / _count,
            _scores.Count > 0 ? AveragePrecision.Mean(cat(_scores), cat(_labels)) : null,
            Share(_predictions.max()));

        double Share(Tensor images) => (double)images.item<long>() / _count;
    }

    private static Tensor CountAmongBest(Tensor logits, Tensor targets)
    {
        var best = logits.topk(Best, 1).indexes;
        var right = targets.dim() == 1 ? best.eq(targets.unsqueeze(1)) : targets.gather(1, best).gt(0);
        return right.any(1).sum();
    }
}
