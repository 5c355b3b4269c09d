using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Cli.Api;
using NasV2.Server.Hosting;
using NasV2.Server.Tests;
using NasV2.Storage;

namespace NasV2.Cli.Tests;

/// <summary>A verb prints the same, whether it reads this machine's store or asks a service.</summary>
public sealed class LocalAndRemoteTests : TemporaryFolder
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("jobs")]
    [InlineData("trials", StoredSearch.Id)]
    public async Task A_search_has_the_same_JSON_from_the_store_and_from_a_service(params string[] verb)
    {
        var store = await StoredSearch.WriteAsync(Folder, StoredSearch.Step("slow", 20), StoredSearch.Step("fast", 3));
        await store.SetCalibrationAsync(
            StoredSearch.Id,
            new DeviceCalibration("fast", "slow", 2.3, 1, 0.99, [new("a", 1, 10, 10), new("b", 2, 18, 20)], IsAccepted: true), Ct);

        var local = Nas.Json([.. verb, "--home", Folder]);
        using var head = await StartHeadAsync();
        var remote = Nas.Json([.. verb, "--server", Address(head)]);
        await head.StopAsync(Ct);

        Assert.True(JsonNode.DeepEquals(local, remote), $"{local.ToJsonString()}\n{remote.ToJsonString()}");
    }

    [Fact]
    public async Task The_JSON_of_trials_holds_everything_that_a_reward_is_computed_from()
    {
        await StoredSearch.WriteAsync(Folder, StoredSearch.Step("slow", 20), StoredSearch.Step("slow", 30));

        var report = Nas.Json("trials", StoredSearch.Id, "--home", Folder);

        Assert.Equal("submitted", (string?)report["state"]);
        Assert.Equal([1, 2], report["ranking"]!.AsArray().Select(trial => (int)trial!["rank"]!));
        var first = report["trials"]![0]!;
        Assert.Equal(("finished", 0, 1), ((string?)first["state"], (int)first["index"]!, (int)first["attempt"]!));
        Assert.Equal(("completed", 2.5, 20), ((string?)first["result"]!["outcome"], (double)first["result"]!["trainSeconds"]!,
            (double)first["result"]!["stepTime"]!["medianMs"]!));
        Assert.Equal(25, (double)report["references"]![0]!["stepTime"]!["medianMs"]!);
        Assert.Equal("slow", (string?)report["calibrations"]![0]!["referenceDeviceType"]);
    }

    [Fact]
    public async Task Jobs_show_the_changed_budget_and_the_best_reward_so_far()
    {
        var store = await StoredSearch.WriteAsync(Folder, StoredSearch.Step("slow", 20));
        await store.ChangeSettingsAsync(StoredSearch.Id, new SearchSettings(Trials: 7), Ct);

        var job = Assert.Single(Nas.Json("jobs", "--home", Folder).AsArray())!;

        Assert.Equal(("Submitted", 7, 1), ((string?)job["state"], (int)job["trials"]!, (int)job["finished"]!));
        Assert.True((double)job["bestReward"]! > 0);
        Assert.Null(job["winner"]);
    }

    [Fact]
    public async Task An_export_of_a_search_without_a_result_reports_the_state_of_the_search()
    {
        var store = await StoredSearch.WriteAsync(Folder);
        await store.SetJobStateAsync(StoredSearch.Id, JobState.Paused, "the disk is full", Ct);

        var run = Nas.Run("export", StoredSearch.Id, "--home", Folder, "--out", Path.Combine(Folder, "out"));

        Assert.Equal(
            (1, $"{StoredSearch.Id} has no result: it is paused (the disk is full).{Environment.NewLine}"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("trials", StoredSearch.Id)]
    public void A_home_without_a_store_is_named(params string[] verb)
    {
        var run = Nas.Run([.. verb, "--home", Folder]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"There is no store at {Path.Combine(Folder, "nas.db")}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_this_machines_store_does_not_have_may_be_in_a_service()
    {
        await StoredSearch.OpenAsync(Folder);

        var run = Nas.Run("trials", "other-1", "--home", Folder);

        Assert.Equal(
            (1, "Job 'other-1' is not in this store. This machine's store was read; --server or NAS_SERVER names a service."),
            (run.ExitCode, run.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("this machine's store", "jobs", "trials", "export")]
    [InlineData(
        "http://127.0.0.1:8080, where 'nas serve' listens",
        "estimate", "submit", "watch", "pause", "resume", "cancel", "budget", "workers", "drain")]
    public void Help_says_what_a_verb_uses_where_no_service_is_named(string otherwise, params string[] verbs)
    {
        // Help is wrapped to the width of the terminal.
        static string Help(string verb) =>
            string.Join(' ', Nas.Run(verb, "--help").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.All(verbs, verb => Assert.Contains($"(default: $NAS_SERVER, else the profile's, else {otherwise})", Help(verb)));
        Assert.Equal([new Uri("http://127.0.0.1:8080")], ServerOption.Resolve(null));
    }

    [Fact]
    public async Task An_estimate_says_how_much_of_the_space_the_constraints_leave_and_what_is_not_known()
    {
        var file = Path.Combine(Folder, "job.yaml");
        await File.WriteAllTextAsync(file, "{ name: a, space: v2-b0, data: { format: shapes }, recipe: { resolution: 128 } }", Ct);
        using var head = await StartHeadAsync();

        var text = Nas.Run("estimate", file, "--server", Address(head));
        var json = Nas.Json("estimate", file, "--server", Address(head));
        await head.StopAsync(Ct);

        Assert.Equal((0, ""), (text.ExitCode, text.Error));
        var lines = text.Output.TrimEnd().Split(Environment.NewLine);
        Assert.Contains("candidates          13.1 % ± 0.5 of 1,451,188,224 members of the space", lines);
        Assert.Contains("a trial takes       –", lines);
        Assert.Equal("No trial on this data by this recipe has completed in this store yet.", lines[^1]);
        Assert.Equal(("1451188224", 20), ((string?)json["spaceSize"], (int)json["trials"]!));
        Assert.InRange((double)json["spaceShare"]!, 0.13, 0.132);
        Assert.Null(json["seconds"]);
    }

    private static string Address(IHost head) => head.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.Single(address => address.Contains("://127.0.0.1:", StringComparison.Ordinal));

    private async Task<IHost> StartHeadAsync()
    {
        var host = NodeHost.Build(new NodeOptions
        {
            Store = StoreAddress.Sqlite(Path.Combine(Folder, "nas.db")),
            Name = "box",
            IsHead = true,
            Worker = new WorkerRole("cpu", 1, _ => ScriptedTrainer.Command(Folder, "measured; epoch 1; epoch 2; completed 0.5"), null),
            Http = new Uri("http://127.0.0.1:0"),
            // It logs to a file then, for the console is the verb's.
            IsInProcess = true,
            LogFolder = Path.Combine(Folder, "logs"),
        });
        await host.StartAsync(Ct);
        return host;
    }
}
