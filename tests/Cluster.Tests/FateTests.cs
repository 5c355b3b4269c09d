using NasV2.FakeTrainer;

namespace NasV2.Cluster.Tests;

public sealed class FateTests
{
    private static readonly FateRules Rules = new();

    [Fact]
    public void The_fate_of_an_architecture_is_the_same_in_every_process()
    {
        // Numbers from another process: string.GetHashCode() would change them with each start.
        var fate = Rules.Choose("r1_k3_s2_e4_i16_o16_c1 t1 h256");
        Assert.Equal(new Fate(Ending.Completed, 0.6158669047370705, 28.200422780861043, 354418, 48764195, 41), fate);
    }

    [Theory]
    [InlineData(Ending.Poisoned, 1)]
    [InlineData(Ending.Diverged, 3)]
    [InlineData(Ending.OutOfMemory, 2)]
    [InlineData(Ending.Completed, 94)]
    public void Endings_have_their_shares(Ending ending, double percent)
    {
        const int Count = 20_000;
        var share = 100.0 * Fates(Count).Count(fate => fate.Ending == ending) / Count;
        Assert.InRange(share, percent - 0.6, percent + 0.6);
    }

    [Fact]
    public void Accuracies_step_times_and_parameters_differ_between_architectures()
    {
        const int Count = 1000;
        var fates = Fates(Count).ToList();
        Assert.Equal(Count, fates.Select(fate => fate.Accuracy).Distinct().Count());
        Assert.Equal(Count, fates.Select(fate => fate.StepMs).Distinct().Count());
        Assert.InRange(fates.Select(fate => fate.Parameters).Distinct().Count(), 0.99 * Count, Count);
        Assert.All(fates, fate => Assert.InRange(fate.Accuracy, 0.5, 0.95));
        Assert.All(fates, fate => Assert.InRange(fate.EpochMs, Rules.MinEpochMs, Rules.MaxEpochMs));
    }

    private static IEnumerable<Fate> Fates(int count) =>
        Enumerable.Range(0, count).Select(number => Rules.Choose($"architecture {number}"));
}
