namespace NasV2.Contracts;

/// <summary>What one slot of a worker is at.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Trial">The trial, from 0; null while a step is timed outside of trials.</param>
/// <param name="Measured">Canonical string of the network whose step is timed; null for a trial.</param>
[GenerateSerializer, Alias("nasv2.RunningWork")]
public sealed record RunningWork([property: Id(0)] string JobId, [property: Id(1)] int? Trial, [property: Id(2)] string? Measured = null)
{
    /// <summary>For people: <c>job/17</c>, or <c>job, step time</c>.</summary>
    public override string ToString() => Trial is { } trial ? $"{JobId}/{trial}" : $"{JobId}, step time";
}
