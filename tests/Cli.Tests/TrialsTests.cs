namespace NasV2.Cli.Tests;

public sealed class TrialsTests : TemporaryFolder
{
    [Fact]
    public async Task A_step_time_that_did_not_settle_is_marked_and_the_mark_is_explained()
    {
        await StoredSearch.WriteAsync(Folder, StoredSearch.Step("slow", 20), StoredSearch.Step("slow", 30, settled: false));
        var run = Nas.Run("trials", StoredSearch.Id, "--home", Folder);
        Assert.Contains("  20.0 ms", run.Output, StringComparison.Ordinal);
        Assert.Contains("~30.0 ms", run.Output, StringComparison.Ordinal);
        Assert.Contains("~ did not settle", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settled_step_times_carry_no_mark_and_one_device_type_no_calibration()
    {
        await StoredSearch.WriteAsync(Folder, StoredSearch.Step("slow", 20), StoredSearch.Step("slow", 30));
        var run = Nas.Run("trials", StoredSearch.Id, "--home", Folder);
        Assert.DoesNotContain("~", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rank correlation", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_of_another_device_type_is_shown_with_its_correlation_and_worst_residual()
    {
        var store = await StoredSearch.WriteAsync(Folder, StoredSearch.Step("slow", 20), StoredSearch.Step("fast", 3));
        await store.SetCalibrationAsync(
            StoredSearch.Id,
            new DeviceCalibration("fast", "slow", 2.3, 1, 0.912, [new("a", 1, 10, 10), new("b", 2, 18, 20)], IsAccepted: false),
            TestContext.Current.CancellationToken);
        var run = Nas.Run("trials", StoredSearch.Id, "--home", Folder);
        Assert.Contains("0.912", run.Output, StringComparison.Ordinal);
        Assert.Contains("10.0 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("no, timed elsewhere", run.Output, StringComparison.Ordinal);
        var json = Nas.Json("trials", StoredSearch.Id, "--home", Folder);
        Assert.Equal(0.912, json["calibrations"]!.AsArray().Single(map => map!["deviceType"]!.GetValue<string>() == "fast")![
            "spearman"]!.GetValue<double>());
    }
}
