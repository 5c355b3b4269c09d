namespace NasV2.Domain;

/// <summary>
/// Whether a network is right more often than one that gives all images the largest class: an exact, one-sided binomial test of the
/// right answers against that class's share.
/// </summary>
/// <remarks>The training loss decides nothing: it may rise while a network learns, as regularisation grows by stages.</remarks>
public static class LearningTest
{
    /// <summary>Probability with which a network that has learned nothing passes, at most.</summary>
    public const double Level = 0.01;

    /// <summary>Why an accuracy does not show that anything was learned, as a sentence; null where it does.</summary>
    public static string? Explain(double accuracy, MinivalFigures minival)
    {
        ArgumentNullException.ThrowIfNull(minival);
        if (minival.LargestPrediction >= 1)
            return FormattableString.Invariant(
                $"The network gives all {minival.Images} minival images the same class; its accuracy is {accuracy:0.####}.");
        var correct = (int)Math.Round(accuracy * minival.Images);
        return Tail(correct, minival) <= Level
            ? null
            : FormattableString.Invariant(
                $"The accuracy of {accuracy:0.####} cannot be told from {minival.LargestClass:0.####}, the share of the largest class ")
                + FormattableString.Invariant($"({minival.Images} minival images, exact binomial test at {Level:0.##}).");
    }

    /// <summary>Whether a network that is always right would pass.</summary>
    public static bool CanPass(MinivalFigures minival)
    {
        ArgumentNullException.ThrowIfNull(minival);
        return Tail(minival.Images, minival) <= Level;
    }

    /// <summary>Probability of at least so many right answers where each is right with the largest class's probability.</summary>
    private static double Tail(int correct, MinivalFigures minival)
    {
        var (images, share) = (minival.Images, minival.LargestClass);
        // Up to the mean it is a half or more, and its terms may be too small for a double.
        if (correct <= share * images)
            return 1;
        var odds = share / (1 - share);
        var logarithm = (correct * Math.Log(share)) + ((images - correct) * Math.Log(1 - share));
        for (var i = 1; i <= correct; i++)
            logarithm += Math.Log((double)(images - correct + i) / i);
        var (term, sum) = (Math.Exp(logarithm), 0.0);
        for (var right = correct; right <= images; right++)
        {
            sum += term;
            term *= odds * (images - right) / (right + 1);
        }

        return Math.Min(1, sum);
    }
}
