using System.Globalization;
using NasV2.Cli.Display;
using NasV2.Training.Runs;
using Spectre.Console;

namespace NasV2.Cli.Training;

/// <summary>Trains one network by several schedules and seeds, seed by seed so that a machine's moods meet all
/// schedules, and compares them.</summary>
internal static class StudySession
{
    public static async Task<int> RunAsync(
        TrainArguments request, IReadOnlyList<string> schedules, int seeds, string? folder, bool json, CancellationToken cancellationToken)
    {
        Check(request, schedules);
        var lines = json ? Console.Error : Console.Out;
        var place = Path.GetFullPath(folder ?? Path.Combine("nas-runs", $"study-{request.Name}-{request.Recipe.Name}"));
        using var trainer = await Trainer.StartAsync(request, cancellationToken);
        lines.WriteLine($"{request.Name} on {trainer.Device.Type}; files in {place}; Ctrl-C stops, the same command resumes");
        var reports = schedules.ToDictionary(schedule => schedule, _ => new List<RunReport>());
        for (var seed = 1; seed <= seeds; seed++)
            foreach (var schedule in schedules)
                reports[schedule].Add(await TrainAsync(schedule, seed));

        var rows = schedules.Select(schedule => StudyRow.Create(schedule, reports[schedule])).ToList();
        if (json)
            JsonOutput.Print(rows);
        else
            Print(rows);
        return ExitCodes.Success;

        async Task<RunReport> TrainAsync(string schedule, int seed)
        {
            var recipe = new RecipeArgument(schedule, StudySchedules.All[schedule](request.Recipe.For(trainer.Data).Recipe));
            var display = new TrainDisplay(
                new TrainPace(recipe.Recipe, seed), recipe.Recipe.Epochs, TextWriter.Null, !json && !Console.IsOutputRedirected,
                TimeProvider.System);
            var run = new RunFolder(Path.Combine(place, $"{schedule}-{seed}"));
            var report = await display.WithBarAsync(() => trainer.TrainAsync(recipe, seed, run, display, _ => { }, cancellationToken));
            lines.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{schedule}, seed {seed}: minival "
                    + $"{report.MinivalAccuracy:0.0000}{(report.TestAccuracy is { } test ? $", test {test:0.0000}" : "")}, "
                    + $"{report.TrainSeconds:0} s"));
            return report;
        }
    }

    private static void Check(TrainArguments request, IReadOnlyList<string> schedules)
    {
        if (schedules.FirstOrDefault(schedule => !StudySchedules.All.ContainsKey(schedule)) is { } unknown)
            throw new UsageException($"There is no schedule '{unknown}'; expected some of {string.Join(", ", StudySchedules.Names)}.");
        if (request.Recipe.Recipe.Progressive is null)
            throw new UsageException($"The recipe '{request.Recipe.Name}' has no progressive section, which a study changes.");
    }

    private static void Print(List<StudyRow> rows)
    {
        var table = Screen.Table(
            Screen.Name("schedule"), Screen.Number("accuracy"), Screen.Number("deviation"), Screen.Number("seconds"),
            Screen.Number("to first"));
        foreach (var row in rows)
            table.AddRow(row.Schedule, Share(row.Mean), Share(row.Deviation), $"{row.MeanSeconds:0}",
                $"{row.MeanSeconds / rows[0].MeanSeconds:0.00}");
        Screen.Open().Write(table);
    }

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
