using System.CommandLine;

namespace NasV2.Bench.Load;

/// <summary><c>bench api</c>: how fast one service answers while its callers share the machine with it.</summary>
internal static class ApiBench
{
    public static Command Create()
    {
        var nas = new Option<string>("--nas")
        {
            DefaultValueFactory = _ => "src/Cli/bin/Release/net10.0/nas",
            Description = "The built command line.",
        };
        var trials = new Option<int>("--trials") { DefaultValueFactory = _ => 10_000, Description = "Trials of the large search." };
        var watchers = new Option<int>("--watchers") { DefaultValueFactory = _ => 200, Description = "Watchers of one search." };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 5, Description = "How long each load lasts." };
        var command =
            new Command("api", "Loads the gRPC interface of a service that it starts; prints tables.") { nas, trials, watchers, seconds };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(nas), parsed.GetValue(trials), parsed.GetValue(watchers),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)), cancellationToken));
        return command;
    }

    private static async Task RunAsync(string nas, int trials, int watchers, TimeSpan duration, CancellationToken cancellationToken)
    {
        var home = Directory.CreateTempSubdirectory("nas-bench-");
        try
        {
            string large, medium, small;
            await using (var store = await BenchStore.OpenAsync($"sqlite:{home.FullName}/nas.db", cancellationToken))
            {
                small = await new SeededSearch("small-image", 100, 10).WriteAsync(store.Jobs, isRunning: false, cancellationToken);
                medium = await new SeededSearch("small-image", 1000, 10).WriteAsync(store.Jobs, isRunning: false, cancellationToken);
                large = await new SeededSearch("small-image", trials, 10).WriteAsync(store.Jobs, isRunning: false, cancellationToken);
            }

            await using var served = await ServedHome.StartAsync(nas, home.FullName, cancellationToken);
            using var client = served.Connect();
            await new ReadLoads(served, client, duration).RunAsync(large, small, cancellationToken);
            await new WatchLoads(served, client).RunAsync(medium, watchers, cancellationToken);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
