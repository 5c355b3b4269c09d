using Microsoft.Extensions.DependencyInjection;
using NasV2.Cli.Doctor;
using NasV2.Server;
using NasV2.Storage;
using NasV2.Workers.Supervision;

namespace NasV2.Cli.Tests;

public sealed class DoctorTests : TemporaryFolder
{
    private static readonly TrainerCommand Crashing = new() { Program = "dotnet", Arguments = ["exec", "no-such-assembly.dll"] };
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private NasHome Home => new(Folder);

    [Fact]
    public async Task A_trainer_that_dies_is_a_failed_check_and_the_other_checks_still_run()
    {
        var diagnosis = await Diagnosis.RunAsync(Home, Crashing, Cancellation);

        Assert.False(diagnosis.Healthy);
        Assert.Equal(["runtime", "libtorch", "machine", "home", "store", "ports"], diagnosis.Checks.Select(check => check.Name));
        var failed = Assert.Single(diagnosis.Checks, check => check.Status == CheckStatus.Fail);
        Assert.StartsWith(
            "No trainer: the trainer 'dotnet exec no-such-assembly.dll' ended with exit code ", failed.Found, StringComparison.Ordinal);
        Assert.Contains("NAS_LIBTORCH", failed.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainer_that_cannot_be_started_is_a_failed_check()
    {
        var check = await TrainerCheck.RunAsync(new TrainerCommand { Program = Path.Combine(Folder, "none") }, Cancellation);

        Assert.Equal(CheckStatus.Fail, check.Status);
        Assert.Contains("did not start", check.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_writable_home_is_left_unchanged()
    {
        var home = new NasHome(Path.Combine(Folder, "not", "yet"));

        var check = HomeCheck.Run(home);

        Assert.NotEqual(CheckStatus.Fail, check.Status);
        Assert.Contains("made at the first search", check.Found, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public void A_home_below_a_file_fails()
    {
        var home = new NasHome(Path.Combine(Write("file", ""), "home"));

        var check = HomeCheck.Run(home);

        Assert.Equal(CheckStatus.Fail, check.Status);
        Assert.Contains($"{home.Folder} cannot be written to", check.Found, StringComparison.Ordinal);
        Assert.Contains("--home or NAS_HOME", check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_without_a_store_passes_and_gets_none()
    {
        var check = await StoreCheck.RunAsync(Home, Cancellation);

        Assert.Equal(CheckStatus.Ok, check.Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public async Task The_jobs_of_a_store_are_counted()
    {
        await StoreWithAsync("first-1", "second-1");

        var check = await StoreCheck.RunAsync(Home, Cancellation);

        Assert.Equal(CheckStatus.Ok, check.Status);
        Assert.Contains("2 jobs; no process runs them", check.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_whose_jobs_a_process_runs_names_that_process()
    {
        await StoreWithAsync("first-1");
        using var held = EmbeddedStoreLock.Acquire(StoreAddress.Sqlite(Home.Database));

        var check = await StoreCheck.RunAsync(Home, Cancellation);

        Assert.Equal(CheckStatus.Warn, check.Status);
        Assert.Contains("1 job", check.Found, StringComparison.Ordinal);
        Assert.Contains($"in use by process {Environment.ProcessId}", check.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_store_fails()
    {
        Write("nas.db", "this is not a database, and too long to be taken for an empty one");

        var check = await StoreCheck.RunAsync(Home, Cancellation);

        Assert.Equal(CheckStatus.Fail, check.Status);
        Assert.Contains("is not a NasV2 database", check.Found, StringComparison.Ordinal);
    }

    private async Task StoreWithAsync(params string[] jobs)
    {
        await using var services = new ServiceCollection()
            .AddNasStore(new StoreOptions { Address = $"sqlite://{Home.Database}" })
            .BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Cancellation);
        foreach (var job in jobs)
            await services.GetRequiredService<IJobStore>().CreateJobAsync(new NewSearchJob(job, job, "{}", "hash"), Cancellation);
    }
}
