namespace NasV2.Space;

/// <summary>How large a member of a family is, as multiples of the searched network.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="ParameterRatio">Its trainable parameters over the searched network's.</param>
/// <param name="MacRatio">Its multiply-adds over the searched network's, each at its own evaluation resolution.</param>
/// <param name="ResolutionRatio">Its evaluation resolution over the searched network's, before the cap.</param>
public sealed record FamilyTarget(string Name, double ParameterRatio, double MacRatio, double ResolutionRatio);
