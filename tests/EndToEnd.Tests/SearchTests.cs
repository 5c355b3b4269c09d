using System.Text.Json.Nodes;

namespace NasV2.EndToEnd.Tests;

public sealed class SearchTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    private readonly SearchHome _home = search.Home;

    [Fact]
    public void The_ranking_can_be_recomputed_from_the_stored_A_S_and_P()
    {
        var result = search.Result;
        var reference = Assert.Single(result["references"]!.AsArray())!;
        var (w, v) = (Number(result["reward"]!, "stepTimeExponent"), Number(result["reward"]!, "parametersExponent"));
        var ranking = result["ranking"]!.AsArray().Select(trial => trial!).ToList();
        Assert.Equal(FinishedSearch.Trials, ranking.Count);
        Assert.All(ranking, trial => Assert.Equal(
            Number(trial, "accuracy")
                * Math.Pow(GeometricMean(trial["stepLooks"]!.AsArray().Select(look => Number(look!, "ratio"))), w)
                * Math.Pow(Number(trial, "parameters") / Number(reference, "parameters"), v),
            Number(trial, "reward"),
            9));
        Assert.Equal(ranking.OrderByDescending(trial => Number(trial, "reward")), ranking);
        Assert.Equal(ranking[0].ToJsonString(), result["winner"]!.ToJsonString());
    }

    [Fact]
    public async Task The_winner_is_written_as_S_M_and_L_and_exported_again_as_it_was()
    {
        var folder = Path.Combine(_home.Out, FinishedSearch.Id);
        string[] files = ["result.json", "s.json", "m.json", "l.json"];
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(folder, file)), file));

        var again = Path.Combine(_home.Folder, "again");
        var export = await NasProcess.RunAsync("export", FinishedSearch.Id, "--home", _home.Home, "--out", again);
        Assert.True(export.ExitCode == 0, export.Error);
        Assert.All(files, file => Assert.Equal(
            File.ReadAllText(Path.Combine(folder, file)), File.ReadAllText(Path.Combine(again, FinishedSearch.Id, file))));

        var shown =
            await NasProcess.RunAsync("arch", "show", Path.Combine(folder, "m.json"), "--resolution", "20", "--classes", "10", "--json");
        var member = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "result.json")))!["family"]![1]!;
        Assert.Equal(Number(member, "parameters"), Number(JsonNode.Parse(shown.Output)!, "parameters"));
    }

    [Fact]
    public async Task Jobs_and_trials_list_what_ran()
    {
        var jobs = JsonNode.Parse((await NasProcess.RunAsync("jobs", "--home", _home.Home, "--json")).Output)!.AsArray();
        Assert.Equal(FinishedSearch.Id, Assert.Single(jobs)!["id"]!.GetValue<string>());
        var trials = JsonNode.Parse((await NasProcess.RunAsync("trials", FinishedSearch.Id, "--home", _home.Home, "--json")).Output)!;
        Assert.Equal(FinishedSearch.Trials, trials["ranking"]!.AsArray().Count);

        var unknown = await NasProcess.RunAsync("trials", "nothing-7", "--home", _home.Home);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("nothing-7", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_the_search_shows_bars_and_ends_with_its_tables()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script (util-linux), which gives a program a terminal");
        using var home = new SearchHome();
        home.Write(SearchHome.QuickJob(trials: 2));
        var program = Path.Combine(AppContext.BaseDirectory, "nas");
        var command = $"stty cols 100; {program} {string.Join(' ', home.SearchArguments())}";
        await using var terminal = NasProcess.StartProgram("/usr/bin/script", ["--quiet", "--return", "--command", command, "/dev/null"]);
        var (exitCode, output, _) = await terminal.EndAsync();
        Assert.Equal(0, exitCode);
        Assert.Contains("━", output, StringComparison.Ordinal);
        Assert.Contains("2/2 trials", output, StringComparison.Ordinal);
        Assert.Contains("Winner: trial", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_search_is_not_run_again_on_resume()
    {
        var second = await NasProcess.RunAsync(_home.SearchArguments("--json", "--resume"));
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(search.Output, second.Output);
    }

    private static double GeometricMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));

    private static double Number(JsonNode node, string name) => node[name]!.GetValue<double>();
}
