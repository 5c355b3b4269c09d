namespace NasV2.Search.Results;

/// <summary>
/// Turns step times of all device types into S: the multiple of the reference architecture's step time on the job's reference device
/// type. Times of another type count through its calibration, or against its own reference until there is one.
/// </summary>
public sealed class StepTimes
{
    private static readonly SortedDictionary<string, StepMeasurement> None = [];

    private readonly string _reference;
    private readonly Dictionary<string, SortedDictionary<string, StepMeasurement>> _byCandidate = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeviceCalibration> _calibrations = new(StringComparer.Ordinal);

    /// <param name="reference">Canonical string of the reference architecture.</param>
    /// <param name="measurements">What was measured outside of trials.</param>
    /// <param name="calibrations">One a device type; the reference device type's maps to itself.</param>
    public StepTimes(string reference, IEnumerable<StepMeasurement> measurements, IEnumerable<DeviceCalibration> calibrations)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(calibrations);
        _reference = reference;
        foreach (var measurement in measurements)
            Add(measurement);
        foreach (var calibration in calibrations)
            Add(calibration);
    }

    /// <summary>The device type that S refers to; null before anything was measured.</summary>
    public string? ReferenceDeviceType => _calibrations.Values.FirstOrDefault(IsOfReference)?.DeviceType;

    /// <summary>Every calibration.</summary>
    public IReadOnlyCollection<DeviceCalibration> Calibrations => _calibrations.Values;

    /// <summary>The reference architecture's measurements, one a device type.</summary>
    public IReadOnlyCollection<StepMeasurement> References => On(_reference);

    /// <summary>Takes a measurement in; the first of a (device type, candidate) is kept.</summary>
    public void Add(StepMeasurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        if (!_byCandidate.TryGetValue(measurement.Candidate, out var types))
            _byCandidate.Add(measurement.Candidate, types = new(StringComparer.Ordinal));
        types.TryAdd(measurement.DeviceType, measurement);
    }

    /// <summary>Takes a calibration in; the newest of a device type is kept.</summary>
    public void Add(DeviceCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        _calibrations[calibration.DeviceType] = calibration;
    }

    /// <summary>The measurement of a candidate on a device type; null when there is none.</summary>
    public StepMeasurement? Find(string deviceType, string candidate) =>
        _byCandidate.TryGetValue(candidate, out var types) ? types.GetValueOrDefault(deviceType) : null;

    /// <summary>Whether a candidate was measured outside of its trial.</summary>
    public bool WasMeasured(string candidate) => _byCandidate.ContainsKey(candidate);

    /// <summary>Whether the type's times were mapped to the reference device type, well or not.</summary>
    public bool IsCalibrated(string deviceType) => _calibrations.ContainsKey(deviceType);

    /// <summary>Whether the type's times order networks otherwise than the reference device type's do.</summary>
    public bool IsRejected(string deviceType) => _calibrations.TryGetValue(deviceType, out var found) && !found.IsAccepted;

    /// <summary>
    /// S of a candidate: the geometric mean of all looks, of its trial and later. Where there is none, what its trial measured or, where
    /// that is missing, rejected or did not settle, a later measurement.
    /// </summary>
    /// <returns>Null when nothing that counts was measured yet.</returns>
    public ScaledStep? Relative(string candidate, StepTime? own)
    {
        var later = On(candidate).Select(measurement => measurement.StepTime);
        List<ScaledStep> all = [.. (own is null ? later : later.Prepend(own)).Select(Scale).OfType<ScaledStep>()];
        IReadOnlyList<StepLook> looks = [.. all.SelectMany(step => step.Looks)];
        var first = all.Find(step => step.Looks.Count > 0);
        return first is null
            ? all.OrderByDescending(step => step.IsSettled).FirstOrDefault()
            : first with
            {
                Ratio = Math.Exp(looks.Average(look => Math.Log(look.Ratio))),
                IsSettled = all.Exists(step => step.IsSettled && step.Looks.Count > 0),
                Looks = looks,
            };
    }

    private SortedDictionary<string, StepMeasurement>.ValueCollection On(string candidate) =>
        (_byCandidate.TryGetValue(candidate, out var types) ? types : None).Values;

    private ScaledStep? Scale(StepTime time)
    {
        var type = time.DeviceType;
        // A trainer may name another device type than the one it was hired for: there is nothing to divide by then.
        if (IsRejected(type) || Find(type, _reference) is not { StepTime.MedianMs: var ownMs })
            return null;
        var isMapped = _calibrations.TryGetValue(type, out var calibration) && !IsOfReference(calibration);
        IReadOnlyList<StepLook> looks = [.. (time.Looks ?? []).Select(look => look with { Ratio = Ratio(look.Ratio * ownMs) })];
        return new ScaledStep(
            time.MedianMs, time.MadMs / time.MedianMs, Ratio(time.MedianMs), type, time.Settled, isMapped, looks);

        double Ratio(double ms) => isMapped && Find(calibration!.ReferenceDeviceType, _reference) is { } reference
            ? calibration.Map(ms) / reference.StepTime.MedianMs
            : ms / ownMs;
    }

    private static bool IsOfReference(DeviceCalibration calibration) => calibration.DeviceType == calibration.ReferenceDeviceType;
}
