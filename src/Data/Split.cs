namespace NasV2.Data;

/// <summary>Divides a training set into images to train on and a minival that candidates are ranked by.</summary>
public static class Split
{
    /// <summary>
    /// Draws a minival and a training part with the class proportions of <paramref name="train"/>, disjoint and ascending.
    /// An image of several classes counts as one of the first of them.
    /// The minival depends on its size and the seed alone, so that runs with fewer training images stay comparable.
    /// </summary>
    /// <param name="train">Official training set; the test set has no part in this.</param>
    /// <param name="trainCount">Images to train on; null takes all that the minival leaves.</param>
    /// <param name="minivalCount">Images held out, at least 1.</param>
    /// <param name="seed">Same seed, same split.</param>
    /// <exception cref="DatasetException">A count is not positive or <paramref name="train"/> has too few images.</exception>
    public static TrainMinivalSplit TrainMinival(ImageSet train, int? trainCount, int minivalCount, int seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (minivalCount < 1)
            throw new DatasetException($"A minival of {minivalCount} images was asked for, expected at least 1.");
        if (trainCount < 1)
            throw new DatasetException($"{trainCount} images to train on were asked for, expected at least 1.");
        if ((long)minivalCount + (trainCount ?? 1) > train.Count)
            throw new DatasetException(
                $"{trainCount ?? 1} images to train on and a minival of {minivalCount} were asked for, " +
                $"but the training set has {train.Count} images.");

        var byClass = ShuffledIndicesByClass(train, seed);
        var minivalQuotas = Quotas([.. byClass.Select(indices => indices.Length)], minivalCount);
        var left = byClass.Zip(minivalQuotas, (indices, quota) => indices.Length - quota).ToArray();
        var trainQuotas = Quotas(left, trainCount ?? left.Sum());

        var minivalIndices = byClass.Zip(minivalQuotas, (indices, quota) => indices[..quota]);
        var trainIndices = byClass.Select((indices, label) => indices.AsSpan(minivalQuotas[label], trainQuotas[label]).ToArray());
        return new TrainMinivalSplit([.. trainIndices.SelectMany(i => i).Order()], [.. minivalIndices.SelectMany(i => i).Order()]);
    }

    private static int[][] ShuffledIndicesByClass(ImageSet train, int seed)
    {
        var byClass = new List<int>[train.ClassNames.Length];
        for (var label = 0; label < byClass.Length; label++)
            byClass[label] = [];
        for (var index = 0; index < train.Count; index++)
            byClass[train.Labels.First[index]].Add(index);
        return [.. byClass.Select((indices, label) =>
        {
            var shuffled = indices.ToArray();
            new StableRandom(seed, label).Shuffle<int>(shuffled);
            return shuffled;
        })];
    }

    /// <summary>
    /// Shares <paramref name="total"/> out in proportion to <paramref name="counts"/> (largest remainder, ties to the lower class).
    /// </summary>
    private static int[] Quotas(int[] counts, int total)
    {
        long all = counts.Sum();
        var quotas = counts.Select(count => (int)(count * (long)total / all)).ToArray();
        var byRemainder = Enumerable.Range(0, counts.Length).OrderByDescending(label => counts[label] * (long)total % all);
        foreach (var label in byRemainder.Take(total - quotas.Sum()))
            quotas[label]++;
        return quotas;
    }
}
