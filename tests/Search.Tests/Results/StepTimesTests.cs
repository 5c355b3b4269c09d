using NasV2.Search.Results;

namespace NasV2.Search.Tests.Results;

public sealed class StepTimesTests
{
    private const string Reference = "reference";
    private static readonly DeviceCalibration Own = new("slow", "slow", 0, 1, 1, [], IsAccepted: true);

    // reference ms = exp(ln 8 + ln ms): eight times as long.
    private static readonly DeviceCalibration Mapped = new("fast", "slow", Math.Log(8), 1, 0.99, [], IsAccepted: true);

    [Fact]
    public void A_time_of_the_reference_type_is_divided_by_the_references() =>
        Assert.Equal(new ScaledStep(150, 0.01, 1.5, "slow", true, false), Times(Own).Relative("x", Step("slow", 150)));

    [Fact]
    public void A_time_of_a_mapped_type_is_what_it_would_be_on_the_reference_type()
    {
        var step = Times(Own, Mapped).Relative("x", Step("fast", 25))!;
        Assert.Equal(2, step.Ratio, 12);
        Assert.Equal((25, "fast", true), (step.Ms, step.DeviceType, step.IsMapped));
    }

    [Fact]
    public void Until_it_is_mapped_a_type_counts_against_its_own_reference()
    {
        var step = Times(Own).Relative("x", Step("fast", 25))!;
        Assert.Equal((2.5, false), (step.Ratio, step.IsMapped));
    }

    [Fact]
    public void A_time_of_a_rejected_type_does_not_count_but_a_later_measurement_elsewhere_does()
    {
        var times = Times(Own, Mapped with { IsAccepted = false });
        Assert.Null(times.Relative("x", Step("fast", 25)));
        times.Add(Measured("slow", "x", 130));
        Assert.Equal(1.3, times.Relative("x", Step("fast", 25))!.Ratio, 12);
        Assert.Equal(1.3, times.Relative("x", own: null)!.Ratio, 12);
    }

    [Fact]
    public void A_time_that_did_not_settle_gives_way_to_a_measurement_that_did()
    {
        var times = Times(Own);
        Assert.False(times.Relative("x", Step("slow", 150, settled: false))!.IsSettled);
        times.Add(Measured("slow", "x", 120));
        Assert.Equal((1.2, true), (times.Relative("x", Step("slow", 150, settled: false))!.Ratio,
            times.Relative("x", Step("slow", 150, settled: false))!.IsSettled));
    }

    [Fact]
    public void Where_neither_settled_the_trials_own_time_stays_and_is_marked()
    {
        var times = Times(Own);
        times.Add(Measured("slow", "x", 120, settled: false));
        Assert.Equal((1.5, false), (times.Relative("x", Step("slow", 150, settled: false))!.Ratio,
            times.Relative("x", Step("slow", 150, settled: false))!.IsSettled));
    }

    [Fact]
    public void The_first_measurement_of_an_architecture_on_a_device_type_is_kept()
    {
        var times = Times(Own);
        times.Add(Measured("slow", Reference, 999));
        Assert.Equal(1.5, times.Relative("x", Step("slow", 150))!.Ratio);
    }

    [Fact]
    public void Nothing_counts_before_the_reference_was_measured()
    {
        var times = new StepTimes(Reference, [], []);
        Assert.Null(times.Relative("x", Step("slow", 150)));
        Assert.Null(times.ReferenceDeviceType);
    }

    private static StepTimes Times(params DeviceCalibration[] calibrations) =>
        new(Reference, [Measured("slow", Reference, 100), Measured("fast", Reference, 10)], calibrations);

    private static StepMeasurement Measured(string deviceType, string candidate, double ms, bool settled = true) =>
        new(deviceType, candidate, Step(deviceType, ms, settled), 1000, 10);

    private static StepTime Step(string deviceType, double ms, bool settled = true) =>
        new(ms, ms / 100, 30, settled, "cpu", deviceType, 64, 32, "fp32", "test");
}
