namespace NasV2.Data.Tests;

public class LabelsTests
{
    [Fact]
    public void One_label_of_each_image_is_all_that_it_has()
    {
        var labels = Labels.OneEach([2, 0]);

        Assert.False(labels.IsMultiLabel);
        Assert.Equal(2, labels.Count);
        Assert.Equal([2, 0], labels.First);
        Assert.Equal([0], labels.Of(1).ToArray());
    }

    [Fact]
    public void Several_labels_of_an_image_are_its_own_and_the_first_is_the_one_named_first()
    {
        var labels = Labels.SeveralEach([5], [3, 1, 2], [0, 5]);

        Assert.True(labels.IsMultiLabel);
        Assert.Equal(3, labels.Count);
        Assert.Equal([5, 3, 0], labels.First);
        Assert.Equal<int[]>([[5], [3, 1, 2], [0, 5]], Enumerable.Range(0, 3).Select(image => labels.Of(image).ToArray()));
    }

    [Fact]
    public void A_set_in_which_no_image_has_a_second_label_is_one_of_single_labels() =>
        Assert.False(Labels.SeveralEach([5], [3], [0]).IsMultiLabel);

    [Fact]
    public void An_image_without_a_label_or_with_one_twice_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Labels.SeveralEach([5], []));
        Assert.Throws<ArgumentException>(() => Labels.SeveralEach([5, 3, 5]));
    }
}
