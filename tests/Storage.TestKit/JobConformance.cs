namespace NasV2.Storage.TestKit;

/// <summary>Jobs live, end once, and keep what was submitted.</summary>
public abstract class JobConformance(IStorePlace place) : StoreConformance(place)
{
    [Fact]
    public async Task A_submitted_job_is_found_as_it_was_submitted()
    {
        var job = await JobAsync();

        var now = Clock.GetUtcNow();
        Assert.Equal(
            new SearchJob(JobId, "first search", """{"space":"v2-s"}""", "hash-1", JobState.Submitted, null, null, now, null, null, 1, SearchSettings.None), job);
        Assert.Null(await Store.FindJobAsync("missing", Ct));
    }

    [Fact]
    public async Task An_id_is_taken_once()
    {
        var exception = await Assert.ThrowsAsync<JobExistsException>(
            () => Store.CreateJobAsync(new NewSearchJob(JobId, "other", "{}", "h"), Ct));

        Assert.Contains("'job-1' already exists", exception.Message, StringComparison.Ordinal);
        Assert.Equal("first search", (await JobAsync()).Name);
    }

    [Fact]
    public async Task Of_many_that_submit_one_id_at_once_one_succeeds()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => OpenAgain()).ToList();

        var outcomes = await Task.WhenAll(stores.Select(async (store, i) =>
        {
            await Task.Yield();
            return await Record.ExceptionAsync(() => store.CreateJobAsync(new NewSearchJob("contested", $"name {i}", "{}", "h"), Ct));
        }));

        Assert.Single(outcomes, o => o is null);
        Assert.Equal(7, outcomes.OfType<JobExistsException>().Count());
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_and_then_by_id()
    {
        Clock.Advance(Minute);
        foreach (var id in (string[])["b", "a", "B"])
            await Store.CreateJobAsync(new NewSearchJob(id, id, "{}", "h"), Ct);

        Assert.Equal(["B", "a", "b", JobId], (await Store.ListJobsAsync(Ct)).Select(j => j.Id));
    }

    [Fact]
    public async Task A_job_starts_once_and_keeps_that_time_through_a_pause()
    {
        var started = Clock.GetUtcNow();
        Assert.True(await Store.SetJobStateAsync(JobId, JobState.Running, null, Ct));
        Clock.Advance(Minute);
        Assert.True(await Store.SetJobStateAsync(JobId, JobState.Paused, "by the owner", Ct));
        var paused = await JobAsync();
        Assert.True(await Store.SetJobStateAsync(JobId, JobState.Running, null, Ct));
        var running = await JobAsync();

        Assert.Equal((JobState.Paused, "by the owner", started), (paused.State, paused.Message, paused.StartedAt));
        Assert.Equal((JobState.Running, null, started), (running.State, running.Message, running.StartedAt));
    }

    [Fact]
    public async Task The_first_ending_of_a_job_is_final()
    {
        Assert.True(await Store.FinishJobAsync(JobId, JobState.Completed, "done", """{"winner":3}""", Ct));
        var finished = await JobAsync();
        Clock.Advance(Minute);

        Assert.False(await Store.FinishJobAsync(JobId, JobState.Failed, "late", null, Ct));
        Assert.False(await Store.SetJobStateAsync(JobId, JobState.Running, "later", Ct));

        Assert.Equal(finished, await JobAsync());
        Assert.Equal((JobState.Completed, """{"winner":3}"""), (finished.State, finished.ResultJson));
    }

    [Fact]
    public async Task Final_states_are_for_finishing_and_the_others_are_not()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SetJobStateAsync(JobId, JobState.Cancelled, null, Ct));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FinishJobAsync(JobId, JobState.Paused, null, null, Ct));
    }

    [Fact]
    public async Task Changes_to_an_unknown_job_name_it()
    {
        Func<Task>[] changes =
        [
            () => Store.SetJobStateAsync("missing", JobState.Running, null, Ct),
            () => Store.FinishJobAsync("missing", JobState.Failed, null, null, Ct),
            () => Store.AddTrialsAsync("missing", [new NewTrial(0, "c")], Ct),
            () => Store.ChangeSettingsAsync("missing", new(Trials: 5), Ct),
            () => Store.ChangeSettingsAsync("missing", new(Priority: 5), Ct),
        ];

        foreach (var change in changes)
            Assert.Equal("missing", (await Assert.ThrowsAsync<JobNotFoundException>(change)).JobId);
    }

    [Fact]
    public async Task A_message_may_hold_what_a_crash_left_in_it()
    {
        await Store.FinishJobAsync(JobId, JobState.Failed, "segfault \0 at 0x0 'quoted' ∇", null, Ct);

        Assert.Equal("segfault \uFFFD at 0x0 'quoted' ∇", (await JobAsync()).Message);
    }

    [Fact]
    public async Task A_budget_can_be_changed_until_the_job_ends_and_each_change_is_an_event()
    {
        Assert.Null((await JobAsync()).Settings.Trials);
        Assert.True(await Store.ChangeSettingsAsync(JobId, new(Trials: 40), Ct));
        Assert.True(await Store.ChangeSettingsAsync(JobId, new(Trials: 40), Ct));
        Assert.True(await Store.ChangeSettingsAsync(JobId, new(Trials: 20), Ct));
        await Store.SetJobStateAsync(JobId, JobState.Paused, "by the owner", Ct);
        await Store.FinishJobAsync(JobId, JobState.Cancelled, null, null, Ct);

        Assert.False(await Store.ChangeSettingsAsync(JobId, new(Trials: 60), Ct));

        Assert.Equal(20, (await JobAsync()).Settings.Trials);
        Assert.Equal([new SettingsChanged(new(Trials: 40)), new SettingsChanged(new(Trials: 20))],
            (await EventsAsync()).Select(logged => logged.Event).OfType<SettingsChanged>());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ChangeSettingsAsync(JobId, new(Trials: 0), Ct));
    }

    [Fact]
    public async Task A_priority_can_be_changed_until_the_job_ends_and_each_change_is_an_event()
    {
        Assert.Null((await JobAsync()).Settings.Priority);
        Assert.True(await Store.ChangeSettingsAsync(JobId, new(Priority: 4), Ct));
        Assert.True(await Store.ChangeSettingsAsync(JobId, new(Priority: 4), Ct));
        await Store.FinishJobAsync(JobId, JobState.Cancelled, null, null, Ct);

        Assert.False(await Store.ChangeSettingsAsync(JobId, new(Priority: 9), Ct));

        Assert.Equal(4, (await JobAsync()).Settings.Priority);
        Assert.Equal(
            [new SettingsChanged(new(Priority: 4))], (await EventsAsync()).Select(logged => logged.Event).OfType<SettingsChanged>());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ChangeSettingsAsync(JobId, new(Priority: 0), Ct));
    }

    [Fact]
    public async Task Running_jobs_are_listed_oldest_first_and_no_others_are()
    {
        foreach (var id in (string[])["c", "b", "a"])
        {
            Clock.Advance(Minute);
            await Store.CreateJobAsync(new NewSearchJob(id, id, "{}", "h"), Ct);
            await Store.SetJobStateAsync(id, JobState.Running, null, Ct);
        }
        await Store.SetJobStateAsync("b", JobState.Paused, null, Ct);

        Assert.Equal(["c", "a"], await Store.ListRunningJobIdsAsync(Ct));
    }

    [Fact]
    public async Task A_message_stays_when_the_budget_changes()
    {
        await Store.SetJobStateAsync(JobId, JobState.Paused, "the data is not there", Ct);
        await OpenAgain().ChangeSettingsAsync(JobId, new(Trials: 7), Ct);

        var job = await JobAsync();
        Assert.Equal((JobState.Paused, "the data is not there", 7), (job.State, job.Message, job.Settings.Trials));
    }
}
