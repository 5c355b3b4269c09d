namespace NasV2.Storage.TestKit;

/// <summary>What a job learns about device types is kept: measurements once, calibrations newest.</summary>
public abstract class DeviceConformance(IStorePlace place) : StoreConformance(place)
{
    [Fact]
    public async Task The_first_measurement_of_a_network_on_a_device_type_is_kept()
    {
        Assert.True(await Store.AddMeasurementAsync(JobId, Measured("gpu", "b", 10), Ct));
        Assert.False(await Store.AddMeasurementAsync(JobId, Measured("gpu", "b", 99), Ct));
        Assert.False(await OpenAgain().AddMeasurementAsync(JobId, Measured("gpu", "b", 99), Ct));
        Assert.True(await Store.AddMeasurementAsync(JobId, Measured("gpu", "a", 12), Ct));
        Assert.True(await Store.AddMeasurementAsync(JobId, Measured("cpu", "b", 400), Ct));

        StepMeasurement[] kept = [Measured("cpu", "b", 400), Measured("gpu", "a", 12), Measured("gpu", "b", 10)];
        Assert.Equal(kept, await Store.ListMeasurementsAsync(JobId, Ct));
        Assert.Equal(3, (await EventsAsync()).Count(e => e.Event is StepMeasured));
        await Assert.ThrowsAsync<JobNotFoundException>(() => Store.AddMeasurementAsync("missing", Measured("gpu", "b", 1), Ct));
    }

    [Fact]
    public async Task Of_many_measurements_of_one_network_at_once_one_is_kept()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => OpenAgain()).ToList();

        var kept = await Task.WhenAll(
            stores.Select((store, i) => Task.Run(() => store.AddMeasurementAsync(JobId, Measured("gpu", "b", i), Ct))));

        var winner = Assert.Single(Enumerable.Range(0, 8), i => kept[i]);
        Assert.Equal([Measured("gpu", "b", winner)], await Store.ListMeasurementsAsync(JobId, Ct));
    }

    [Fact]
    public async Task The_newest_calibration_of_a_device_type_is_used()
    {
        await Store.SetCalibrationAsync(JobId, Calibration("cpu", 0.5, isAccepted: false), Ct);
        await Store.SetCalibrationAsync(JobId, Calibration("a100", 0.99, isAccepted: true), Ct);
        await OpenAgain().SetCalibrationAsync(JobId, Calibration("cpu", 0.97, isAccepted: true), Ct);

        var kept = await Store.ListCalibrationsAsync(JobId, Ct);

        Assert.Equal([("a100", 0.99, true), ("cpu", 0.97, true)], kept.Select(c => (c.DeviceType, c.Spearman, c.IsAccepted)));
        Assert.Equal([new CalibrationResidual("b", 12.5, 4.25, 4.5)], kept[1].Residuals);
        Assert.Equal(("h100", 0.25, 1.5), (kept[1].ReferenceDeviceType, kept[1].Intercept, kept[1].Slope));
        Assert.Equal(3, (await EventsAsync()).Count(e => e.Event is DeviceCalibrated));
        await Assert.ThrowsAsync<JobNotFoundException>(() => Store.SetCalibrationAsync("missing", kept[0], Ct));
    }

    private static DeviceCalibration Calibration(string deviceType, double spearman, bool isAccepted) =>
        new(deviceType, "h100", 0.25, 1.5, spearman, [new CalibrationResidual("b", 12.5, 4.25, 4.5)], isAccepted);

    private static StepMeasurement Measured(string deviceType, string candidate, double median) => new(
        deviceType,
        candidate,
        new StepTime(median, 0.1, 50, true, $"{deviceType}:0", deviceType, 128, 128, "bf16", "torch"),
        Parameters: 21_458_488,
        Classes: 1000);
}
