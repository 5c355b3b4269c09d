using NasV2.Algorithms.Calibration;
using NasV2.Cluster;
using NasV2.Search.Results;

namespace NasV2.Search.Coordination;

/// <summary>
/// Decides what is to be timed outside of trials: the reference architecture on each device type; the calibration set, once there is a
/// second type; and candidates whose trials gave no S that counts.
/// </summary>
internal sealed class MeasurementPlan(SearchProjection search, MeasurementBoard board)
{
    // Drawing the members takes a moment, and most jobs see one device type only.
    private readonly Lazy<IReadOnlyList<string>> _calibrationSet = new(() =>
        [.. CalibrationSet.Create(search.Spec.ToConstrainedSpace(), search.Spec.Seed).All.Select(architecture => architecture.Canonical)]);

    private string Reference => search.Spec.Space.Reference.Canonical;

    /// <summary>Whether every completed trial has an S that will stay.</summary>
    public bool IsComplete => !search.TimedOn.Any(IsUncalibrated) && search.WithoutStep.All(trial => IsBeyondHope(trial.Candidate));

    /// <summary>What a worker shall time next; it is noted as being made. Null when there is nothing for it.</summary>
    public string? Take(WorkerDescription worker) =>
        Wanted(worker.DeviceType).FirstOrDefault(candidate => board.TryTake(worker.DeviceType, candidate, worker.Id));

    /// <summary>Calibrations that can be made now.</summary>
    /// <param name="force">
    /// Makes do with the members that were measured, even none: the others will not come. A map from too few is not accepted.
    /// </param>
    public IEnumerable<DeviceCalibration> Fit(bool force)
    {
        if (search.StepTimes.ReferenceDeviceType is not { } referenceType)
            return [];
        return
        [
            .. search.StepTimes.References
                .Select(reference => reference.DeviceType)
                .Union(force ? search.TimedOn : [])
                .Where(IsUncalibrated)
                .Where(type => force
                    || _calibrationSet.Value.All(candidate => IsSettledFor(type, candidate) && IsSettledFor(referenceType, candidate)))
                .Select(type => Fit(type, referenceType)),
        ];
    }

    /// <summary>The first device type that measured the reference is the one that S refers to: it maps to itself.</summary>
    public static DeviceCalibration CreateIdentity(string deviceType) => new(deviceType, deviceType, 0, 1, 1, [], IsAccepted: true);

    private IEnumerable<string> Wanted(string deviceType)
    {
        if (search.StepTimes.Find(deviceType, Reference) is null)
            yield return Reference;
        if (search.StepTimes.ReferenceDeviceType is not { } referenceType)
            yield break;

        if (IsUncalibrated(deviceType)
            || (deviceType == referenceType && search.StepTimes.References.Any(reference => IsUncalibrated(reference.DeviceType))))
            foreach (var candidate in _calibrationSet.Value)
                if (search.StepTimes.Find(deviceType, candidate) is null)
                    yield return candidate;

        if (search.StepTimes.IsCalibrated(deviceType) && !search.StepTimes.IsRejected(deviceType))
            foreach (var trial in search.WithoutStep)
                yield return trial.Candidate;
    }

    private DeviceCalibration Fit(string type, string referenceType)
    {
        var members = (
            from candidate in _calibrationSet.Value
            let here = search.StepTimes.Find(type, candidate)
            let there = search.StepTimes.Find(referenceType, candidate)
            where here is not null && there is not null
            select (Candidate: candidate, Ms: here.StepTime.MedianMs, ReferenceMs: there.StepTime.MedianMs)).ToList();
        var map = StepTimeMap.Fit([.. members.Select(member => (member.Ms, member.ReferenceMs))]);
        return new DeviceCalibration(
            type,
            referenceType,
            map.Intercept,
            map.Slope,
            map.Spearman,
            [.. members.Select(member => new CalibrationResidual(member.Candidate, member.Ms, map.Map(member.Ms), member.ReferenceMs))],
            map.IsAccepted(search.Spec.StepTime.Correlation));
    }

    private bool IsUncalibrated(string deviceType) => !search.StepTimes.IsCalibrated(deviceType);

    private bool IsSettledFor(string deviceType, string candidate) =>
        search.StepTimes.Find(deviceType, candidate) is not null || board.IsGivenUp(deviceType, candidate);

    private bool IsBeyondHope(string candidate) =>
        search.StepTimes.ReferenceDeviceType is { } referenceType && board.IsGivenUp(referenceType, candidate);
}
