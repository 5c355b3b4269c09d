using NasV2.Cluster.Chaos.Faults;

namespace NasV2.Cluster.Tests;

public sealed class FaultScriptTests
{
    [Fact]
    public void A_seed_always_gives_the_same_script_and_another_seed_another()
    {
        Assert.Equal(FaultScript.Draw(1, 100, FaultKinds.All), FaultScript.Draw(1, 100, FaultKinds.All));
        Assert.NotEqual(FaultScript.Draw(1, 100, FaultKinds.All), FaultScript.Draw(2, 100, FaultKinds.All));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(100)]
    public void A_script_has_as_many_faults_as_were_asked_for(int count) =>
        Assert.Equal(count, FaultScript.Draw(1, count, FaultKinds.All).Count);

    [Fact]
    public void Every_kind_is_in_a_script_that_has_room_for_all()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var script = FaultScript.Draw(seed, FaultKinds.All.Count, FaultKinds.All);
            Assert.Equal(FaultKinds.All.Select(kind => kind.Name).Order(), script.Select(fault => fault.Kind.Name).Order());
        }
    }

    [Fact]
    public void Faults_last_as_long_as_their_kind_allows() => Assert.All(
        FaultScript.Draw(1, 500, FaultKinds.All),
        fault => Assert.InRange(fault.Draw.Duration, fault.Kind.Duration.Min, fault.Kind.Duration.Max));
}
