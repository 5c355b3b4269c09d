using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.Cli.Tests;

public sealed class DbTests : TemporaryFolder
{
    private string Database => Path.Combine(Folder, "nas.db");

    [Fact]
    public void A_migrated_store_has_nothing_pending_and_no_jobs()
    {
        var migrated = Nas.Json("db", "migrate", "--home", Folder);
        var status = Nas.Json("db", "status", "--home", Folder);

        Assert.Equal(Database, (string?)status["store"]);
        Assert.StartsWith("SQLite 3.", (string?)status["server"], StringComparison.Ordinal);
        Assert.NotNull((string?)status["migration"]);
        Assert.Empty(status["pending"]!.AsArray());
        Assert.Empty(status["jobs"]!.AsObject());
        Assert.True(JsonNode.DeepEquals(migrated, status));
    }

    [Fact]
    public async Task The_status_counts_jobs_by_state()
    {
        Nas.Json("db", "migrate", "--home", Folder);
        await using var services = new ServiceCollection()
            .AddNasStore(new StoreOptions { Address = $"sqlite:{Database}" })
            .BuildServiceProvider();
        var store = services.GetRequiredService<IJobStore>();
        foreach (var job in (string[])["a", "b", "c"])
            await store.CreateJobAsync(new NewSearchJob(job, job, "{}", "h"), TestContext.Current.CancellationToken);
        await store.SetJobStateAsync("c", JobState.Running, null, TestContext.Current.CancellationToken);

        Assert.Equal("""{"submitted":2,"running":1}""", Nas.Json("db", "status", "--home", Folder)["jobs"]!.ToJsonString());
        Assert.Contains("jobs       2 submitted, 1 running", Nas.Run("db", "status", "--home", Folder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_names_the_store_where_the_option_does_not()
    {
        var (named, given) = (Path.Combine(Folder, "named.db"), Path.Combine(Folder, "given.db"));
        Environment.SetEnvironmentVariable(StoreOption.Variable, $"sqlite:{named}");
        try
        {
            Assert.Equal(named, (string?)Nas.Json("db", "migrate", "--home", Folder)["store"]);
            Assert.Equal(given, (string?)Nas.Json("db", "migrate", "--home", Folder, "--store", $"sqlite:{given}")["store"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(StoreOption.Variable, null);
        }

        Assert.False(File.Exists(Database));
    }

    [Fact]
    public void The_status_of_a_store_that_is_not_there_is_one_sentence_and_makes_none()
    {
        var run = Nas.Run("db", "status", "--home", Folder);

        Assert.Equal((ExitCodes.Failure, ""), (run.ExitCode, run.Output));
        Assert.Equal($"The store {Database} does not exist or may not be opened; check the path.{Environment.NewLine}", run.Error);
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("status")]
    public void A_server_that_does_not_answer_is_one_sentence(string verb)
    {
        var run = Nas.Run("db", verb, "--store", $"Host={Folder};Database=nas;Username=ann;Password=secret");

        Assert.Equal((ExitCodes.Failure, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"The store postgres://{Folder}:5432/nas could not be reached: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_address_is_bad_input()
    {
        var run = Nas.Run("db", "status", "--store", "mysql://db/nas");

        Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("Store address 'mysql://db/nas' is not understood", run.Error, StringComparison.Ordinal);
    }
}
