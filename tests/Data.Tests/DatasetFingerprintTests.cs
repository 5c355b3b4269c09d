using System.Collections.Immutable;

namespace NasV2.Data.Tests;

public class DatasetFingerprintTests
{
    private static readonly Dataset Some = new(
        new ImageSet(new ImageShape(1, 1, 1), [1, 2, 3], [0, 1, 0], ["cat", "dog"]), Test: null, [0.5f], [0.25f]);

    [Fact]
    public void The_same_images_have_one_fingerprint_and_others_another()
    {
        Assert.Equal(DatasetFingerprint.Compute(Some), DatasetFingerprint.Compute(Some with { Skipped = [] }));
        Assert.Matches("^[0-9a-f]{64}$", DatasetFingerprint.Compute(Some));
        Assert.All(Others(), other => Assert.NotEqual(DatasetFingerprint.Compute(Some), DatasetFingerprint.Compute(other)));
    }

    [Fact]
    public void Which_image_has_which_of_several_labels_counts() =>
        Assert.NotEqual(DatasetFingerprint.Compute(Labelled([0, 1], [0])), DatasetFingerprint.Compute(Labelled([0], [1, 0])));

    private static Dataset Labelled(params ImmutableArray<int>[] labels) =>
        Some with { Train = new ImageSet(new ImageShape(1, 1, 1), [1, 2], Labels.SeveralEach(labels), ["cat", "dog"]) };

    private static IEnumerable<Dataset> Others() =>
    [
        Some with { Train = new ImageSet(new ImageShape(1, 1, 1), [1, 2, 3], [0, 1, 0], ["ant", "bee"]) },
        Some with { Train = new ImageSet(new ImageShape(1, 1, 1), [1, 2, 3], [0, 1, 1], ["cat", "dog"]) },
        Some with { Train = new ImageSet(new ImageShape(1, 1, 1), [1, 2, 3, 4], [0, 1, 0, 0], ["cat", "dog"]) },
        Some with { Test = Some.Train },
        Some with { Mean = [0.51f] },
        Some with { Std = [0.26f] },
    ];
}
