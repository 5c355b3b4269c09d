namespace NasV2.Storage;

/// <summary>What a job learns about the device types that it runs on.</summary>
internal static class DeviceRules
{
    public static bool AddMeasurement(LedgerDraft draft, StepMeasurement measurement)
    {
        if (draft.IsMeasured(measurement))
            return false;
        draft.Measurements.Add(measurement);
        draft.Append(null, new StepMeasured(measurement));
        return true;
    }

    public static bool SetCalibration(LedgerDraft draft, DeviceCalibration calibration)
    {
        draft.Calibrations.Add(calibration);
        draft.Append(null, new DeviceCalibrated(calibration));
        return true;
    }
}
