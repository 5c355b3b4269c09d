using System.Text.Json.Nodes;

namespace NasV2.EndToEnd.Tests;

/// <summary>
/// A store that <c>nas search</c> of commit f4ad835 wrote, see tests/Golden: <c>small-1</c> has ended, <c>small-2</c> was
/// killed in its fourth trial of five.
/// </summary>
public sealed class OldStoreTests
{
    /// <summary>The spec of <c>small-2</c>, whose trials are too short to learn anything.</summary>
    private const string Spec =
        """
        name: small
        space: small-image
        trials: 5
        data: { format: shapes, train: 320, minival: 200 }
        recipe: { epochs: 2, batch: 32, resolution: 16, learningRate: 0.064, augmentation: none }
        stepTime: { warmupSteps: 1, blockSteps: 2, maxSteps: 4 }
        scaling: { evalResolution: 16 }
        """;

    [Fact]
    public async Task A_killed_search_of_an_old_store_is_resumed_to_its_end()
    {
        using var home = Open();
        var before = await home.ReadAsync(store => store.ListTrialsAsync("small-2", TestContext.Current.CancellationToken));
        home.Write(Spec);

        var run = await NasProcess.RunAsync(home.SearchArguments("--json", "--resume"));

        Assert.True(run.ExitCode == 0, run.Error);
        var result = JsonNode.Parse(run.Output)!;
        Assert.Equal("small-2", result["job"]!.GetValue<string>());
        // What ended before such trials were recognised keeps its outcome and its place.
        Assert.Equal(5, result["ranking"]!.AsArray().Count + result["unsuccessful"]!.AsArray().Count);
        Assert.All(result["unsuccessful"]!.AsArray(), trial => Assert.Equal("NothingLearned", (string?)trial!["outcome"]));
        var ranked = result["ranking"]!.AsArray()
            .ToDictionary(trial => trial!["trial"]!.GetValue<int>(), trial => trial!["accuracy"]!.GetValue<double>());
        Assert.All(
            before.Where(trial => trial.State == TrialState.Finished), trial => Assert.Equal(trial.Result!.Accuracy, ranked[trial.Index]));
    }

    [Fact]
    public async Task The_searches_of_an_old_store_are_listed_with_their_ranking()
    {
        using var home = Open();

        var jobs = JsonNode.Parse((await NasProcess.RunAsync("jobs", "--home", home.Home, "--json")).Output)!.AsArray();
        var trials = JsonNode.Parse((await NasProcess.RunAsync("trials", "small-1", "--home", home.Home, "--json")).Output)!;

        Assert.Equal(["small-2", "small-1"], jobs.Select(job => job!["id"]!.GetValue<string>()));
        Assert.Equal([1, 2, 3], trials["ranking"]!.AsArray().Select(trial => trial!["rank"]!.GetValue<int>()));
    }

    private static SearchHome Open()
    {
        var home = new SearchHome();
        Directory.CreateDirectory(home.Home);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Golden", "store", "nas.db"), Path.Combine(home.Home, "nas.db"));
        return home;
    }
}
