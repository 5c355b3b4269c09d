using System.Collections.Immutable;

namespace NasV2.Data.Tests;

public class SplitTests
{
    // 60 of class 0, 30 of class 1, 10 of class 2.
    private static readonly ImageSet Train = TestImages.Labelled(
        [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 30), .. Enumerable.Repeat(2, 10)]);

    [Fact]
    public void The_parts_are_disjoint_and_cover_the_training_set()
    {
        var split = Split.TrainMinival(Train, trainCount: null, minivalCount: 25, seed: 0);

        Assert.Equal(25, split.Minival.Length);
        Assert.Equal(Enumerable.Range(0, 100), split.Train.Concat(split.Minival).Order());
    }

    [Fact]
    public void Both_parts_have_the_class_proportions_of_the_whole()
    {
        var split = Split.TrainMinival(Train, trainCount: 50, minivalCount: 20, seed: 0);

        Assert.Equal([12, 6, 2], ClassCounts(split.Minival));
        Assert.Equal([30, 15, 5], ClassCounts(split.Train));
    }

    [Fact]
    public void What_does_not_divide_evenly_goes_to_the_largest_remainders()
    {
        var split = Split.TrainMinival(Train, trainCount: null, minivalCount: 12, seed: 0);

        // 7.2, 3.6 and 1.2 images.
        Assert.Equal([7, 4, 1], ClassCounts(split.Minival));
    }

    [Fact]
    public void The_same_seed_gives_the_same_split_and_another_seed_another()
    {
        var split = Split.TrainMinival(Train, 40, 20, seed: 5);

        Assert.Equal(split.Minival, Split.TrainMinival(Train, 40, 20, seed: 5).Minival);
        Assert.Equal(split.Train, Split.TrainMinival(Train, 40, 20, seed: 5).Train);
        Assert.NotEqual(split.Minival, Split.TrainMinival(Train, 40, 20, seed: 6).Minival);
    }

    [Fact]
    public void The_minival_does_not_depend_on_how_many_images_are_trained_on() =>
        Assert.Equal(Split.TrainMinival(Train, 10, 20, seed: 5).Minival, Split.TrainMinival(Train, null, 20, seed: 5).Minival);

    [Fact]
    public void An_image_of_several_classes_counts_as_one_of_the_first()
    {
        // Ten of each first class; by their second labels all would be of class 2.
        var labels = Labels.SeveralEach(Enumerable.Range(0, 20).Select(i => ImmutableArray.Create(i % 2, 2)));
        var images = new ImageSet(new ImageShape(1, 1, 1), new byte[20], labels, ["a", "b", "c"]);

        var split = Split.TrainMinival(images, trainCount: null, minivalCount: 4, seed: 0);

        Assert.Equal([0, 0, 1, 1], split.Minival.Select(index => images.Labels.First[index]).Order());
    }

    [Fact]
    public void Too_few_images_are_an_error_that_names_all_counts()
    {
        var error = Assert.Throws<DatasetException>(() => Split.TrainMinival(Train, 90, 20, seed: 0));

        Assert.Equal("90 images to train on and a minival of 20 were asked for, but the training set has 100 images.", error.Message);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(null, 100)]
    public void A_part_without_images_is_refused(int? trainCount, int minivalCount) =>
        Assert.Throws<DatasetException>(() => Split.TrainMinival(Train, trainCount, minivalCount, seed: 0));

    private static int[] ClassCounts(IEnumerable<int> indices) =>
        [.. indices.GroupBy(index => Train.Labels.First[index]).OrderBy(group => group.Key).Select(group => group.Count())];
}
