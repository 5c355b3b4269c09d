using NasV2.Search.Results;

namespace NasV2.Search.Tests.Results;

public sealed class StepTimesTests
{
    private const string Reference = "reference";
    private static readonly DeviceCalibration Own = new("slow", "slow", 0, 1, 1, [], IsAccepted: true);

    // reference ms = exp(ln 8 + ln ms): eight times as long.
    private static readonly DeviceCalibration Mapped = new("fast", "slow", Math.Log(8), 1, 0.99, [], IsAccepted: true);

    [Fact]
    public void A_time_of_the_reference_type_is_divided_by_the_references()
    {
        var step = Times(Own).Relative("x", Step("slow", 150))!;
        Assert.Equal((150, 0.01, 1.5, "slow"), (step.Ms, step.Spread, step.Ratio, step.DeviceType));
        Assert.Equal((true, false, 0), (step.IsSettled, step.IsMapped, step.Looks.Count));
    }

    [Fact]
    public void S_is_the_geometric_mean_of_all_looks_whatever_the_machine_did_to_the_times_meanwhile()
    {
        var times = Times(Own);
        // The reference takes 100 ms in its own measurement; the machine was twice as slow in this trial.
        var trial = Step("slow", 400) with { Looks = [new StepLook(2, 0.01, 30, 200), new StepLook(2.2, 0.01, 30, 190)] };
        Assert.Equal(Math.Sqrt(2 * 2.2), times.Relative("x", trial)!.Ratio, 12);

        times.Add(new StepMeasurement("slow", "x", Step("slow", 190) with { Looks = [new StepLook(1.9, 0.01, 30, 100)] }, 1000, 10));
        var step = times.Relative("x", trial)!;
        Assert.Equal(Math.Cbrt(2 * 2.2 * 1.9), step.Ratio, 12);
        Assert.Equal([2, 2.2, 1.9], step.Looks.Select(look => look.Ratio));
    }

    [Fact]
    public void A_look_on_a_mapped_type_is_what_it_would_be_on_the_reference_type()
    {
        var mapped = Times(Own, new DeviceCalibration("fast", "slow", Math.Log(10), 1.1, 0.99, [], IsAccepted: true));
        var step = mapped.Relative("x", Step("fast", 99) with { Looks = [new StepLook(2, 0.01, 30, 33)] })!;
        // Twice the reference's 10 ms, mapped, over the reference's 100 ms.
        Assert.Equal(10 * Math.Pow(20, 1.1) / 100, step.Ratio, 12);
        Assert.True(step.IsMapped);
    }

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
