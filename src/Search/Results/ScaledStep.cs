namespace NasV2.Search.Results;

/// <summary>A candidate's step time and the S that follows from it.</summary>
/// <param name="Ms">Median as measured, in milliseconds.</param>
/// <param name="Spread">Median absolute deviation over the median.</param>
/// <param name="Ratio">S: a multiple of the reference architecture's step time on the job's reference device type.</param>
/// <param name="DeviceType">Hardware that it was measured on.</param>
/// <param name="IsSettled">Whether its error came down to the spec's limit.</param>
/// <param name="IsMapped">Whether it was measured on another device type than the reference one and mapped.</param>
/// <param name="Looks">Comparisons with the reference that S comes from, on the same scale; empty where it
/// comes from two separate times.</param>
public sealed record ScaledStep(
    double Ms, double Spread, double Ratio, string DeviceType, bool IsSettled, bool IsMapped, IReadOnlyList<StepLook> Looks);
