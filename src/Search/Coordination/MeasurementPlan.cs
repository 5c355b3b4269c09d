using NasV2.Contracts;
using NasV2.Search.Algorithms.Calibration;
using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <summary>
/// Decides what is to be timed outside of trials: the reference architecture on each device type; the calibration set, once there is a
/// second type; and candidates whose trials gave no S that counts.
/// </summary>
internal sealed class MeasurementPlan(SearchJob job, MeasurementBoard board)
{
    // Drawing the members takes a moment, and most jobs see one device type only.
    private readonly Lazy<IReadOnlyList<string>> _calibrationSet = new(() =>
        [.. CalibrationSet.Of(job.Spec.Space, job.Spec.Seed).All.Select(architecture => architecture.Canonical)]);

    private string Reference => job.Spec.Space.Reference.Canonical;

    /// <summary>Whether every completed trial has an S that will stay.</summary>
    public bool IsComplete => !job.TimedOn.Any(IsUncalibrated) && job.WithoutStep.All(IsBeyondHope);

    /// <summary>What a worker shall time next; it is noted as being made. Null when there is nothing for it.</summary>
    public string? Take(WorkerDescription worker) =>
        Wanted(worker.DeviceType).FirstOrDefault(candidate => board.TryTake(worker.DeviceType, candidate, worker.Id));

    /// <summary>Calibrations that can be made now.</summary>
    /// <param name="force">
    /// Makes do with the members that were measured, even none: the others will not come. A map from too few is not accepted.
    /// </param>
    public IEnumerable<DeviceCalibration> Fit(bool force)
    {
        if (job.StepTimes.ReferenceDeviceType is not { } referenceType)
            return [];
        return
        [
            .. job.StepTimes.References
                .Select(reference => reference.DeviceType)
                .Union(force ? job.TimedOn : [])
                .Where(IsUncalibrated)
                .Where(type => force || _calibrationSet.Value.All(candidate => IsSettledFor(type, candidate) && IsSettledFor(referenceType, candidate)))
                .Select(type => Fit(type, referenceType)),
        ];
    }

    /// <summary>The first device type that measured the reference is the one that S refers to: it maps to itself.</summary>
    public static DeviceCalibration OfReference(string deviceType) => new(deviceType, deviceType, 0, 1, 1, [], IsAccepted: true);

    private IEnumerable<string> Wanted(string deviceType)
    {
        if (job.StepTimes.Find(deviceType, Reference) is null)
            yield return Reference;
        if (job.StepTimes.ReferenceDeviceType is not { } referenceType)
            yield break;

        if (IsUncalibrated(deviceType) || (deviceType == referenceType && job.StepTimes.References.Any(reference => IsUncalibrated(reference.DeviceType))))
            foreach (var candidate in _calibrationSet.Value)
                if (job.StepTimes.Find(deviceType, candidate) is null)
                    yield return candidate;

        if (job.StepTimes.IsCalibrated(deviceType) && !job.StepTimes.IsRejected(deviceType))
            foreach (var candidate in job.WithoutStep)
                yield return candidate;
    }

    private DeviceCalibration Fit(string type, string referenceType)
    {
        var both =
            from candidate in _calibrationSet.Value
            let here = job.StepTimes.Find(type, candidate)
            let there = job.StepTimes.Find(referenceType, candidate)
            where here is not null && there is not null
            select (candidate, here.StepTime.MedianMs, there.StepTime.MedianMs);
        var map = StepTimeMap.Fit([.. both]);
        return new DeviceCalibration(
            type,
            referenceType,
            map.Intercept,
            map.Exponent,
            map.Spearman,
            [.. map.Residuals.Select(member => new CalibrationResidual(member.Candidate, member.MeasuredMs, member.MappedMs, member.ReferenceMs))],
            map.IsAccepted(job.Spec.StepTime.Correlation));
    }

    private bool IsUncalibrated(string deviceType) => !job.StepTimes.IsCalibrated(deviceType);

    private bool IsSettledFor(string deviceType, string candidate) =>
        job.StepTimes.Find(deviceType, candidate) is not null || board.IsGivenUp(deviceType, candidate);

    private bool IsBeyondHope(string candidate) =>
        job.StepTimes.ReferenceDeviceType is { } referenceType && board.IsGivenUp(referenceType, candidate);
}
