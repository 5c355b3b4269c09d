namespace NasV2.Domain;

/// <summary>
/// Time of one training step (forward, backward, optimizer), measured on its device without other trainers after warm-up, with all that
/// is needed to compare or repeat it.
/// </summary>
/// <param name="MedianMs">Median of the measured steps, milliseconds.</param>
/// <param name="MadMs">Median absolute deviation of the measured steps, milliseconds.</param>
/// <param name="Steps">Steps that were timed.</param>
/// <param name="Settled">Whether the error of every look came within the spec's limit before the step budget ran out; where there is no
/// look, whether the spread (MAD / median) did.</param>
/// <param name="Device">The device, such as <c>cpu</c> or <c>cuda:1</c>.</param>
/// <param name="DeviceType">Hardware that the device is; step times compare only within one type.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="Resolution">Image side, pixels.</param>
/// <param name="Precision">Number format of the step, such as <c>fp32</c>.</param>
/// <param name="Libraries">Library versions, such as <c>TorchSharp 0.107.0, libtorch 2.10.0</c>.</param>
/// <param name="CoTenants">What else was seen at work on the device or its host, a sentence each; null when nothing was.</param>
/// <param name="Looks">Comparisons with the reference's step, in the order in which they were made; null from a trainer that only times its
/// own steps.</param>
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
    IReadOnlyList<string>? CoTenants = null,
    IReadOnlyList<StepLook>? Looks = null)
{
    /// <summary>This and a later look on the same device.</summary>
    public StepTime With(StepTime later)
    {
        ArgumentNullException.ThrowIfNull(later);
        string[] coTenants = [.. (CoTenants ?? []).Union(later.CoTenants ?? [])];
        return this with
        {
            Settled = Settled && later.Settled,
            CoTenants = coTenants.Length > 0 ? coTenants : null,
            Looks = [.. Looks ?? [], .. later.Looks ?? []],
        };
    }
}

/// <summary>One comparison of a candidate's step with the reference's, timed in turn on one device.</summary>
/// <param name="Ratio">Candidate over reference: the median of the pairs.</param>
/// <param name="Error">Relative standard error of the ratio, from the medians of blocks of pairs.</param>
/// <param name="Pairs">Steps of the candidate that were timed.</param>
/// <param name="ReferenceMs">Median step of the reference, in milliseconds.</param>
public sealed record StepLook(double Ratio, double Error, int Pairs, double ReferenceMs);

/// <summary>
/// The training step of one architecture on one device type, timed outside of trials: the reference of S and P, a member of the
/// calibration set, or a candidate whose trial has no step time that counts.
/// </summary>
/// <param name="DeviceType">Hardware that it was timed on.</param>
/// <param name="Candidate">Canonical string of the architecture.</param>
/// <param name="Parameters">Its trainable parameters with that many classes.</param>
/// <param name="Classes">Classes of the job's dataset.</param>
public sealed record StepMeasurement(string DeviceType, string Candidate, StepTime StepTime, long Parameters, int Classes);
