using NasV2.Specs;

namespace NasV2.Training.Tests;

internal static class Recipes
{
    public static Recipe Small { get; } = new() { Resolution = 16, Batch = 16, Epochs = 2 };
}
