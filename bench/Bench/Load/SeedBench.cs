using System.CommandLine;

namespace NasV2.Bench.Load;

/// <summary><c>bench seed</c>: puts a search into a store, as if its trials had run, and prints its id.</summary>
internal static class SeedBench
{
    public static Command Create()
    {
        var store = new Option<string>("--store") { Required = true, Description = "Address of a store; it is made or migrated." };
        var trials = new Option<int>("--trials") { DefaultValueFactory = _ => 1000, Description = "Trials of the search." };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 10, Description = "Epochs of each trial." };
        var space = new Option<string>("--space")
        {
            DefaultValueFactory = _ => "small-image",
            Description = "Space that the random sampler draws from.",
        };
        var running = new Option<bool>("--running") { Description = "Leaves the search running: 8 trials leased, 8 queued." };
        var command = new Command(
            "seed", "Fills a store with a search whose trials have results; prints its id.") { store, trials, epochs, space, running };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var opened = await BenchStore.OpenAsync(parsed.GetRequiredValue(store), cancellationToken);
            var search = new SeededSearch(parsed.GetRequiredValue(space), parsed.GetValue(trials), parsed.GetValue(epochs));
            var id = await search.WriteAsync(opened.Jobs, parsed.GetValue(running), cancellationToken);
            await Console.Out.WriteLineAsync(id);
        });
        return command;
    }
}
