namespace NasV2.Domain;

/// <summary>What an accuracy on a minival is to be compared with.</summary>
/// <param name="Images">Images of the minival.</param>
/// <param name="LargestClass">
/// Share of the images that have the most frequent label: what a network reaches that gives all of them this class.
/// </param>
/// <param name="LargestPrediction">Share of the images that the network gave the same class, at most; null where it is not known.</param>
public sealed record MinivalFigures(int Images, double LargestClass, double? LargestPrediction = null);
