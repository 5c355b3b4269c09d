namespace NasV2.Storage;

/// <summary>Why an attempt ends without a result.</summary>
/// <param name="TrainerDied">Whether the attempt ended because its trainer did; the trial counts that.</param>
/// <param name="BackOff">How long from now nobody may lease the trial; zero when it may go on at once.</param>
public sealed record Release(string Reason, bool TrainerDied, TimeSpan BackOff);
