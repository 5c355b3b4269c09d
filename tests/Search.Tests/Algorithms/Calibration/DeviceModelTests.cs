using NasV2.Space;

namespace NasV2.Search.Tests.Algorithms.Calibration;

public sealed class DeviceModelTests
{
    [Fact]
    public void Depthwise_work_and_launches_are_counted_as_by_hand()
    {
        // 32 pixels, 16 after the stem, 8 after the depthwise convolution of 4 · 16 filters.
        var network = Architecture.Parse("r1_k3_s2_e4_i16_o16_se0.25");
        Assert.Equal(9 * 64 * 8 * 8, new DeviceModel(0, DepthwisePerMega: 1e6).StepMs(network, 32), 6);
        // Stem, head, classifier; expand, depthwise, squeeze, excite, project.
        Assert.Equal(8, new DeviceModel(0, 0, PerLaunch: 1).StepMs(network, 32), 6);
    }

    [Fact]
    public void Dense_and_depthwise_work_are_all_multiply_adds()
    {
        foreach (var space in SearchSpaces.All.Values)
        {
            var expected = Complexity.Compute(space.Reference, space.ProxyResolution).Macs / 1e6;
            Assert.Equal(1, DeviceModel.Cpu.StepMs(space.Reference, space.ProxyResolution) / expected, 9);
        }
    }
}
