using NasV2.Contracts;

namespace NasV2.Search.Coordination;

/// <summary>Between what workers say and what the store keeps; the two may change apart.</summary>
internal static class StoreMapping
{
    public static Storage.Lease ToStore(this TrialLease lease) => new(lease.JobId, lease.Index, lease.Token, lease.Worker);

    public static Storage.StepTime ToStore(this StepTime time) => new(
        time.MedianMs,
        time.MadMs,
        time.Steps,
        time.Settled,
        time.Device,
        time.DeviceType,
        time.Batch,
        time.Resolution,
        time.Precision,
        time.Libraries,
        time.CoTenants);

    public static Storage.StepMeasurement ToStore(this StepMeasurement report) =>
        new(report.StepTime.DeviceType, report.Architecture, report.StepTime.ToStore(), report.Parameters, report.Classes);

    public static Storage.EpochReport ToStore(this EpochReport report) => new(
        report.Epoch, report.Epochs, report.Loss, report.TrainAccuracy, report.MinivalAccuracy, report.LearningRate, report.Seconds);

    public static Storage.TrialResult ToStore(this TrialReport report) => new(
        Enum.Parse<Storage.TrialOutcome>(report.Outcome.ToString()),
        report.Accuracy,
        report.StepTime?.ToStore(),
        report.Parameters,
        report.Macs,
        report.TrainSeconds,
        report.Message);
}
