using NasV2.Dashboard.Analysis;
using NasV2.Dashboard.Tests.Fake;

namespace NasV2.Dashboard.Tests.Analysis;

public sealed class StageRowTests
{
    private const string One = "r2_k3_s1_e4_i16_o16_c1-r2_k3_s2_e4_i16_o24_se0.25-t1-h256";

    private static IEnumerable<StageRow> Differences(params string[] networks) =>
        StageRow.Create([.. networks.Select(network => SyntheticNetworks.Describe(network))]).Where(row => row.Differs);

    [Fact]
    public void Equal_networks_differ_in_nothing() => Assert.Empty(Differences(One, One, One));

    [Fact]
    public void A_changed_kernel_and_operator_are_named_by_stage()
    {
        var found = Differences(One, "r2_k5_s1_e4_i16_o16-r2_k3_s2_e4_i16_o24_se0.25-t1-h256").ToList();
        Assert.Equal([(0, "op"), (0, "kernel")], found.Select(row => (row.Stage, row.Field)));
        Assert.Equal(["3", "5"], found[1].Values);
    }

    [Fact]
    public void A_network_that_lacks_a_stage_has_empty_values()
    {
        var found = Differences(One, "r2_k3_s1_e4_i16_o16_c1-t1-h256").ToList();
        Assert.All(found, row => Assert.Equal((1, ""), (row.Stage, row.Values[1])));
        Assert.Equal(7, found.Count);
    }
}
