using NasV2.Training.Runs;

namespace NasV2.Cli.Training;

/// <summary>One schedule of a study, over its seeds.</summary>
/// <param name="Schedule">Its name.</param>
/// <param name="Accuracies">Of each seed: the best epoch's averaged weights on the test set, or on the minival where there is none.</param>
/// <param name="Seconds">Of each seed: wall-clock seconds of its epochs.</param>
internal sealed record StudyRow(string Schedule, IReadOnlyList<double> Accuracies, IReadOnlyList<double> Seconds)
{
    /// <summary>Mean accuracy, 0 to 1.</summary>
    public double Mean => Accuracies.Average();

    /// <summary>Standard deviation of a sample; 0 for one seed.</summary>
    public double Deviation =>
        Accuracies.Count < 2 ? 0 : Math.Sqrt(Accuracies.Sum(value => (value - Mean) * (value - Mean)) / (Accuracies.Count - 1));

    /// <summary>Mean seconds.</summary>
    public double MeanSeconds => Seconds.Average();

    public static StudyRow Create(string schedule, IReadOnlyList<RunReport> runs) => new(
        schedule, [.. runs.Select(run => run.TestAccuracy ?? run.MinivalAccuracy)], [.. runs.Select(run => run.TrainSeconds)]);
}
