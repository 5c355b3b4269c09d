namespace NasV2.Data.Tests;

public class StableRandomTests
{
    [Fact]
    public void The_sequence_never_changes()
    {
        var random = new StableRandom(2104, 0, 298);

        Assert.Equal(6201942805860060908UL, random.NextBits());
        Assert.Equal(13057109904584849500UL, random.NextBits());
        Assert.Equal(13845291745671013766UL, random.NextBits());
    }

    [Fact]
    public void Neighbouring_places_have_unrelated_sequences()
    {
        var first = new HashSet<ulong>();
        for (var seed = 0; seed < 10; seed++)
            for (var epoch = 0; epoch < 10; epoch++)
                for (var image = -1; image < 10; image++)
                    first.Add(new StableRandom(seed, epoch, image).NextBits());

        Assert.Equal(10 * 10 * 11, first.Count);
    }

    [Fact]
    public void Whole_numbers_are_uniform()
    {
        var random = new StableRandom(3);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.Next(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void A_shuffle_keeps_every_value()
    {
        var values = Enumerable.Range(0, 100).ToArray();

        new StableRandom(1).Shuffle<int>(values);

        Assert.NotEqual(Enumerable.Range(0, 100), values);
        Assert.Equal(Enumerable.Range(0, 100), values.Order());
    }
}
