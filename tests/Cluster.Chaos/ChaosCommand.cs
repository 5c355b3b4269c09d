using System.CommandLine;
using System.Globalization;
using NasV2.FakeTrainer;

namespace NasV2.Cluster.Chaos;

/// <summary>The command line of the harness.</summary>
internal static class ChaosCommand
{
    private const int Interrupted = 130;

    public static RootCommand Create()
    {
        var defaults = new ChaosOptions { Nas = "" };
        var seed = IntegerOption("--seed", "Seed of the search and of the faults.", defaults.Seed);
        var seeds = new Option<string?>("--seeds") { Description = "Several seeds, one run after the other, such as 1-10." };
        var trials = IntegerOption("--trials", "Trials of the job.", defaults.Trials);
        var faults = IntegerOption("--faults", "Faults to do while it runs.", defaults.Faults);
        var heads = IntegerOption("--heads", "Head silos.", defaults.Heads);
        var workers = IntegerOption("--workers", "Worker silos, of one slot each.", defaults.Workers);
        var epochs = IntegerOption("--epochs", "Epochs of a trial.", defaults.Epochs);
        var shortest = IntegerOption("--shortest-epoch", "Milliseconds of the shortest epoch.", defaults.Rules.MinEpochMs);
        var longest = IntegerOption("--longest-epoch", "Milliseconds of the longest epoch.", defaults.Rules.MaxEpochMs);
        var poison = new Option<double>("--poison")
        {
            Description = "Percentage of candidates that kill their trainer.",
            DefaultValueFactory = _ => defaults.Rules.PoisonedPercent,
        };
        var nas = new Option<string>("--nas")
        {
            Description = "The built command line (default: that of this source tree).",
            DefaultValueFactory = _ => BuiltNas.Find(),
        };
        var keep = new Option<bool>("--keep") { Description = "Keep the folder with all logs and the database." };
        var command = new RootCommand("Runs a search on a cluster of processes, does it harm by a seeded script and checks the result.")
        {
            seed, seeds, trials, faults, heads, workers, epochs, shortest, longest, poison, nas, keep,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ChaosOptions
            {
                Nas = parsed.GetRequiredValue(nas),
                Trials = parsed.GetValue(trials),
                Faults = parsed.GetValue(faults),
                Heads = parsed.GetValue(heads),
                Workers = parsed.GetValue(workers),
                Epochs = parsed.GetValue(epochs),
                Keep = parsed.GetValue(keep),
                Rules = new FateRules
                {
                    PoisonedPercent = parsed.GetValue(poison),
                    MinEpochMs = parsed.GetValue(shortest),
                    MaxEpochMs = parsed.GetValue(longest),
                },
            };
            return await RunAsync(options, Seeds(parsed.GetValue(seeds), parsed.GetValue(seed)), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(ChaosOptions options, IEnumerable<int> seeds, CancellationToken cancellationToken)
    {
        var reports = new List<RunReport>();
        try
        {
            foreach (var seed in seeds)
                reports.Add(await new ChaosRun(options with { Seed = seed }, Console.Error).RunAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("interrupted; nothing is left behind");
            return Interrupted;
        }

        Console.WriteLine(ReportTable.Format(reports));
        return reports.TrueForAll(report => report.Violations.Count == 0) ? 0 : 1;
    }

    private static IEnumerable<int> Seeds(string? range, int single)
    {
        if (range is null)
            return [single];
        var ends = range.Split('-').Select(text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static Option<int> IntegerOption(string name, string description, int usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual };
}
