namespace NasV2.Training.Measurement;

/// <summary>A measured step time, and what there is to know about its worth.</summary>
/// <param name="Statistics">Of the candidate's steps.</param>
/// <param name="Pairs">The candidate's step over the reference's.</param>
/// <param name="ReferenceMs">Median step of the reference, in milliseconds.</param>
/// <param name="Settled">Whether there were enough pairs and the error of their ratio came within the limit.</param>
/// <param name="CoTenants">Who else was seen on the device, a sentence each.</param>
public sealed record StepTiming(
    StepStatistics Statistics, StepPairs Pairs, double ReferenceMs, bool Settled, IReadOnlyList<string> CoTenants);
