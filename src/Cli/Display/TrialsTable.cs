namespace NasV2.Cli.Display;

/// <summary>All trials of a search: the ranked ones, then those that run, wait or did not complete.</summary>
internal static class TrialsTable
{
    public static void Print(TrialsReport report)
    {
        if (report.Ranking.Count > 0)
        {
            RankingTable.Print(report.Ranking, report.LargestClass);
            Console.Out.WriteLine($"Best: {report.Ranking[0].Candidate}");
        }

        var ranked = report.Ranking.Select(trial => trial.Trial).ToHashSet();
        foreach (var trial in report.Trials.Where(trial => !ranked.Contains(trial.Index)))
            Console.Out.WriteLine(Describe(trial));
        CalibrationTable.Print(report.Calibrations);
    }

    private static string Describe(TrialRow trial) => trial switch
    {
        { Result: { } result } => ProgressText.Unsuccessful(trial.Index, result.Outcome.ToString(), result.Message),
        { State: "leased" } => $"trial {trial.Index} runs on {trial.Worker}, epoch {trial.LastEpoch} done",
        _ => $"trial {trial.Index} waits",
    };
}
