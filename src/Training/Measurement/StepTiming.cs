namespace NasV2.Training.Measurement;

/// <summary>A measured step time, and what there is to know about its worth.</summary>
/// <param name="Statistics">Of the undisturbed steps; of all where every step was disturbed.</param>
/// <param name="Settled">Whether there were enough undisturbed steps and their spread came within the limit.</param>
/// <param name="Disturbed">Timed steps that were thrown away because a thread had to wait for a core.</param>
/// <param name="CoTenants">Who else was seen on the device, a sentence each.</param>
public sealed record StepTiming(StepStatistics Statistics, bool Settled, int Disturbed, IReadOnlyList<string> CoTenants);
