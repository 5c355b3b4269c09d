using System.Globalization;
using CsCheck;

namespace NasV2.Space.Tests;

public sealed class SeededPermutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(97)]
    [InlineData(1024)]
    [InlineData(5000)]
    public void Every_number_occurs_exactly_once(int size)
    {
        var order = new SeededPermutation((UInt128)size, seed: 7);
        var drawn = Enumerable.Range(0, size).Select(position => (int)order[(UInt128)position]).Order();
        Assert.Equal(Enumerable.Range(0, size), drawn);
    }

    [Fact]
    public void Seeds_give_different_orders_and_one_seed_always_the_same()
    {
        Assert.Equal(First(seed: 1), First(seed: 1));
        Assert.NotEqual(First(seed: 1), First(seed: 2));

        static List<UInt128> First(ulong seed)
        {
            var order = new SeededPermutation(UInt128.One << 100, seed);
            return [.. Enumerable.Range(0, 20).Select(position => order[(UInt128)position])];
        }
    }

    [Fact]
    public void The_first_numbers_are_spread_evenly_over_the_range()
    {
        const int Buckets = 10;
        const int Draws = 20_000;
        var counts = new int[Buckets];
        var order = new SeededPermutation(1_000_003, seed: 3);
        for (var position = 0; position < Draws; position++)
            counts[(int)(order[(UInt128)position] * Buckets / 1_000_003)]++;

        // Chi-squared with 9 degrees of freedom exceeds 27.9 once in a thousand seeds.
        var expected = (double)Draws / Buckets;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, 27.9);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("97")]
    [InlineData("78364164096")]
    [InlineData("85070591730234615865843651857942052864")]
    public void A_number_leads_back_to_its_position(string size)
    {
        var order = new SeededPermutation(UInt128.Parse(size, CultureInfo.InvariantCulture), seed: 11);
        Gen.ULong.Select(Gen.ULong, (high, low) => new UInt128(high, low) % UInt128.Parse(size, CultureInfo.InvariantCulture))
            .Sample(position => order.PositionOf(order[position]) == position);
    }

    [Fact]
    public void A_position_outside_the_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededPermutation(10, 0)[10]);
}
