using System.Globalization;

namespace NasV2.Cli.Training;

/// <summary>An evaluation in a line.</summary>
internal static class EvaluationText
{
    /// <summary>Such as <c>0.8125 (top-5 0.9900, loss 0.6012)</c>; only the accuracy where nothing else is known.</summary>
    public static string Format(double accuracy, Evaluation? more)
    {
        if (more is null)
            return Four(accuracy);
        List<string> figures = [$"loss {Four(more.Loss)}"];
        if (more.MeanAveragePrecision is { } precision)
            figures.Insert(0, $"mAP {Four(precision)}");
        if (more.Top5 is { } top5)
            figures.Insert(0, $"top-5 {Four(top5)}");
        return $"{Four(accuracy)} ({string.Join(", ", figures)})";
    }

    private static string Four(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
