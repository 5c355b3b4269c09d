using NasV2.Space;

namespace NasV2.Search.Views;

/// <summary>The ranked trials that took one option of a decision.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Option">The option, one of the decision's.</param>
/// <param name="Trials">How many took it.</param>
/// <param name="MeanReward">Their mean reward; null when there is none.</param>
/// <param name="StandardError">Standard error of that mean; null with fewer than two.</param>
/// <param name="MeanAccuracy">Their mean accuracy; null when there is none.</param>
public sealed record ChoiceEffect(
    Decision Decision, string Option, int Trials, double? MeanReward, double? StandardError, double? MeanAccuracy);
