using System.Globalization;
using System.Numerics;
using NasV2.Api;
using NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>What a search would cost, in a few lines.</summary>
internal static class EstimateText
{
    /// <summary>Prints the lines on standard output.</summary>
    public static void Print(EstimateSearchResponse estimate)
    {
        foreach (var (name, value) in Lines(estimate))
            Console.Out.WriteLine($"{name,-19} {value}");
        Console.Out.WriteLine(estimate.Basis);
    }

    private static IEnumerable<(string Name, string Value)> Lines(EstimateSearchResponse estimate)
    {
        var size = BigInteger.Parse(estimate.SpaceSize, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
        yield return ("trials", NumberFormat.Whole(estimate.Trials));
        yield return ("candidates", $"{NumberFormat.Share(estimate.SpaceShare, estimate.SpaceShareError)} of {size} members of the space");
        yield return ("mean parameters", NumberFormat.Si(estimate.MeanParameters));
        yield return ("mean multiply-adds", NumberFormat.Si(estimate.MeanMacs));
        yield return ("slots", NumberFormat.Whole(estimate.Slots));
        yield return ("a trial takes", Duration(estimate.HasSecondsPerTrial, estimate.SecondsPerTrial));
        yield return ("all of it takes", Duration(estimate.HasSeconds, estimate.Seconds));
    }

    private static string Duration(bool isKnown, double seconds) =>
        NumberFormat.Duration(isKnown ? TimeSpan.FromSeconds(seconds) : null);
}
