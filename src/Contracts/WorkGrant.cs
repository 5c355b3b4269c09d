namespace NasV2.Contracts;

/// <summary>What a job gives to workers that asked for work.</summary>
/// <param name="Assignments">Each for one of the slots that were asked for; a slot without one got nothing.</param>
/// <param name="HasMore">Whether the job could give out more at once.</param>
[GenerateSerializer, Alias("nasv2.WorkGrant")]
public sealed record WorkGrant([property: Id(0)] IReadOnlyList<GrantedWork> Assignments, [property: Id(1)] bool HasMore);
