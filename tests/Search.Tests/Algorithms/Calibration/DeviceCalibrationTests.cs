using NasV2.Algorithms.Calibration;
using NasV2.Space;

namespace NasV2.Search.Tests.Algorithms.Calibration;

public sealed class DeviceCalibrationTests
{
    private static readonly DeviceModel CpuWithOverhead = DeviceModel.Cpu with { PerStep = 500 };
    private static readonly DeviceModel GpuWithLaunches = DeviceModel.Gpu with { PerLaunch = 0.1 };

    private static readonly string[] LargeSpaces = ["v2-s", "v2-b0", "paper-b4"];

    public static TheoryData<string> Presets => [.. SearchSpaces.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_faster_twin_is_a_constant_factor(string name)
    {
        var map = Calibrate(SearchSpaces.Find(name), DeviceModel.Gpu.Faster(3), DeviceModel.Gpu, seed: 1);
        Assert.True(map.IsAccepted());
        Assert.Equal(1, map.Slope, 9);
        Assert.Equal(3, map.Map(10) / 10, 6);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_power_law_of_the_reference_device_is_mapped_without_error(string name)
    {
        var space = SearchSpaces.Find(name);
        var members = CalibrationSet.Create(new(space), seed: 1).All
            .Select(member => (Ms: 0.3 * Math.Pow(StepMs(DeviceModel.Cpu, space, member), 0.8), Member: member))
            .Select(timed => (timed.Ms, ReferenceMs: StepMs(DeviceModel.Cpu, space, timed.Member)))
            .ToList();
        var map = StepTimeMap.Fit(members);
        Assert.True(map.IsAccepted());
        Assert.Equal(1 / 0.8, map.Slope, 9);
        Assert.All(members, member => Assert.Equal(1, map.Map(member.Ms) / member.ReferenceMs, 9));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_launch_bound_device_is_rejected_since_it_orders_the_networks_otherwise(string name)
    {
        var space = SearchSpaces.Find(name);
        foreach (var reference in new[] { DeviceModel.Cpu, DeviceModel.Gpu })
        {
            for (var seed = 0; seed < 10; seed++)
                Assert.False(Calibrate(space, DeviceModel.LaunchBound, reference, seed).IsAccepted());
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Launches_that_cost_little_do_not_reject_a_device(string name)
    {
        var space = SearchSpaces.Find(name);
        var few = DeviceModel.Gpu with { PerLaunch = 0.0001 };
        Assert.All(Enumerable.Range(0, 10), seed => Assert.True(Calibrate(space, few, DeviceModel.Gpu, seed).IsAccepted()));
    }

    [Fact]
    public void The_calibration_removes_the_overhead_of_a_device_so_that_its_candidates_rank_as_on_the_reference_device()
    {
        foreach (var space in LargeSpaces.Select(SearchSpaces.Find))
        {
            foreach (var (device, reference) in new[] { (GpuWithLaunches, DeviceModel.Gpu), (CpuWithOverhead, DeviceModel.Cpu) })
            {
                var map = Calibrate(space, device, reference, seed: 1);
                Assert.True(map.IsAccepted());
                var (mapped, unmapped) = RewardAgreement.Compute(space, device, reference, map, seed: 1);
                Assert.InRange(mapped, 0.97, 1);
                Assert.True(1 - mapped < (1 - unmapped) / 2, $"{space.Name}: {unmapped:F4} without the map, {mapped:F4} with it");
            }
        }
    }

    [Fact]
    public void No_accepted_map_makes_the_ranking_agree_less_whatever_the_devices()
    {
        DeviceModel[] devices = [DeviceModel.Cpu, DeviceModel.Gpu, DeviceModel.LaunchBound, CpuWithOverhead, GpuWithLaunches];
        var cases =
            from space in LargeSpaces.Select(SearchSpaces.Find)
            from seed in Enumerable.Range(0, 4)
            let set = CalibrationSet.Create(new(space), seed)
            from device in devices
            from reference in devices
            where device != reference
            let map = Calibrate(space, set, device, reference)
            where map.IsAccepted()
            select (
                Case: $"{space.Name}, {device} as {reference}, seed {seed}",
                Agreement: RewardAgreement.Compute(space, device, reference, map, seed));
        var accepted = cases.ToList();
        Assert.InRange(accepted.Count, 40, int.MaxValue);
        Assert.All(accepted, each => Assert.True(each.Agreement.Mapped > each.Agreement.Unmapped, each.Case));
    }

    private static StepTimeMap Calibrate(SearchSpace space, DeviceModel device, DeviceModel reference, long seed) =>
        Calibrate(space, CalibrationSet.Create(new(space), seed), device, reference);

    private static StepTimeMap Calibrate(SearchSpace space, CalibrationSet set, DeviceModel device, DeviceModel reference) =>
        StepTimeMap.Fit(
            [.. set.All.Select(member => (StepMs(device, space, member), StepMs(reference, space, member)))]);

    private static double StepMs(DeviceModel device, SearchSpace space, Architecture architecture) =>
        device.StepMs(architecture, space.ProxyResolution);
}
