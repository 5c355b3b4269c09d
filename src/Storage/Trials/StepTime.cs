namespace NasV2.Storage;

/// <summary>Time of one training step, measured alone on its device, with all that is needed to compare or repeat it.</summary>
/// <param name="MedianMs">Median of the measured steps, milliseconds.</param>
/// <param name="MadMs">Median absolute deviation of the measured steps, milliseconds.</param>
/// <param name="Steps">Steps measured after warm-up.</param>
/// <param name="Settled">Whether the spread came under the limit before the measurement gave up.</param>
/// <param name="Device">The very device, for example <c>cuda:1</c>.</param>
/// <param name="DeviceType">Its kind; only times of one kind are comparable.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="Resolution">Image side, pixels.</param>
/// <param name="CoTenants">What else was seen at work on the device or its host; null where nobody looked.</param>
public sealed record StepTime(
    double MedianMs,
    double MadMs,
    int Steps,
    bool Settled,
    string Device,
    string DeviceType,
    int Batch,
    int Resolution,
    string Precision,
    string Libraries,
    IReadOnlyList<string>? CoTenants = null);
