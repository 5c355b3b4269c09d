using Microsoft.Extensions.DependencyInjection;
using NasV2.Algorithms;
using NasV2.Search.Results;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Search.Tests.Results;

/// <summary>A store and a result that commit f4ad835 wrote, see tests/Golden.</summary>
public sealed class OldStoreTests : IAsyncDisposable
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden", "store");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-golden-");
    private readonly ServiceProvider _services;

    public OldStoreTests()
    {
        var copy = Path.Combine(_folder.FullName, "nas.db");
        File.Copy(Path.Combine(Golden, "nas.db"), copy);
        _services = new ServiceCollection().AddNasStore(new StoreOptions { Address = $"sqlite:{copy}" }).BuildServiceProvider();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IJobStore Store => _services.GetRequiredService<IJobStore>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Its_searches_are_as_they_were_left()
    {
        await _services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);

        var jobs = await Store.ListJobsAsync(Ct);

        Assert.Equal([("small-2", JobState.Running), ("small-1", JobState.Completed)], jobs.Select(job => (job.Id, job.State)));
        Assert.Equal(
            [TrialState.Finished, TrialState.Finished, TrialState.Finished, TrialState.Leased],
            (await Store.ListTrialsAsync("small-2", Ct)).Select(trial => trial.State));
        Assert.Equal([1, 2], (await Store.ListEpochsAsync("small-1", 0, Ct)).Select(epoch => epoch.Number));
    }

    [Fact]
    public async Task Its_trials_rank_as_they_did()
    {
        await _services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var job = (await Store.FindJobAsync("small-1", Ct))!;
        var spec = SpecJson.Read(job.SpecJson);
        var stepTimes = new StepTimes(
            spec.Space.Reference.Canonical, await Store.ListMeasurementsAsync(job.Id, Ct), await Store.ListCalibrationsAsync(job.Id, Ct));

        var ranking = Ranking.Rank(
            await Store.ListTrialsAsync(job.Id, Ct), stepTimes, new RewardFunction(spec.Reward.StepTime, spec.Reward.Parameters));

        Assert.Equal(SearchResult.FromJson(job.ResultJson!).Ranking, ranking);
    }

    [Fact]
    public void A_result_with_every_field_reads_and_is_written_as_it_was()
    {
        var text = File.ReadAllText(Path.Combine(Golden, "search-result.json")).TrimEnd();

        var result = SearchResult.FromJson(text);

        Assert.Equal(text, result.ToJson());
        Assert.Equal(("cifar-1", 0.83, "Diverged"), (result.Job, result.Winner.Reward, result.Unsuccessful[0].Outcome));
        Assert.Equal(11.25, Assert.Single(Assert.Single(result.Calibrations).Residuals).MappedMs);
        Assert.Equal(["s", "m", "l"], result.Family.Select(size => size.Name));
    }
}
