using NasV2.Search.Results;
using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Api;

/// <summary>Messages of the API as the records that tables and JSON show.</summary>
internal static class ProtoRecords
{
    /// <param name="trial">A trial that has a score.</param>
    public static RankedTrial ToRanked(this Proto.Trial trial) => new()
    {
        Rank = trial.Score.Rank,
        Trial = trial.Index,
        Candidate = trial.Candidate,
        Reward = trial.Score.Reward,
        Accuracy = trial.Accuracy,
        StepMs = trial.Score.StepMs,
        StepSpread = trial.Score.StepSpread,
        StepSettled = trial.Score.StepSettled,
        StepRatio = trial.Score.StepRatio,
        Parameters = trial.Parameters,
        ParameterRatio = trial.Score.ParameterRatio,
        Macs = trial.Macs,
        DeviceType = trial.Score.DeviceType,
    };

    public static StepTime ToRecord(this Proto.StepTime step) => new(
        step.MedianMs,
        step.MadMs,
        step.Steps,
        step.Settled,
        step.Device,
        step.DeviceType,
        step.Batch,
        step.Resolution,
        step.Precision,
        step.Libraries,
        step.CoTenants.Count > 0 ? [.. step.CoTenants] : null);

    public static StepMeasurement ToRecord(this Proto.StepMeasurement measurement) => new(
        measurement.DeviceType, measurement.Candidate, measurement.StepTime.ToRecord(), measurement.Parameters, measurement.Classes);

    public static DeviceCalibration ToRecord(this Proto.DeviceCalibration calibration) => new(
        calibration.DeviceType,
        calibration.ReferenceDeviceType,
        calibration.Intercept,
        calibration.Slope,
        calibration.Spearman,
        [
            .. calibration.Residuals.Select(residual => new CalibrationResidual(
                residual.Candidate, residual.MeasuredMs, residual.MappedMs, residual.ReferenceMs)),
        ],
        calibration.Accepted);
}
