namespace NasV2.Storage.TestKit;

/// <summary>The audit log.</summary>
public abstract class AuditConformance(IStorePlace place) : StoreConformance(place)
{
    private const string Submit = "SearchService/SubmitSearch";

    private IAuditLog Audit => OpenAgain<IAuditLog>();

    [Fact]
    public async Task What_happened_is_listed_newest_first_and_by_caller()
    {
        var first = await AppendAsync("1", "ann", outcome: "PermissionDenied");
        Clock.Advance(Minute);
        var second = await AppendAsync("2", "bob");
        var third = await AppendAsync("3", "ann");

        Assert.Equal([second, third, first], await Audit.ListAsync(10, null, Ct));
        Assert.Equal([third, first], await Audit.ListAsync(10, "ann", Ct));
        Assert.Equal([second], await Audit.ListAsync(1, null, Ct));
    }

    [Fact]
    public async Task The_same_entry_again_makes_no_second_one()
    {
        await AppendAsync("1", "ann");
        await AppendAsync("1", "ann");

        Assert.Single(await Audit.ListAsync(10, null, Ct));
    }

    [Fact]
    public async Task The_searches_of_a_caller_are_counted_until_they_end()
    {
        await Store.CreateJobAsync(new NewSearchJob("job-2", "second", "{}", "h"), Ct);
        await AppendAsync("1", "ann", JobId);
        await AppendAsync("2", "ann", JobId);
        await AppendAsync("3", "ann", "job-2");
        await AppendAsync("4", "ann", "job-3");
        await AppendAsync("5", "bob", "job-2", "Unavailable");

        Assert.Equal(2, await Audit.CountOpenJobsAsync("ann", Submit, Ct));
        Assert.Equal(0, await Audit.CountOpenJobsAsync("bob", Submit, Ct));
        await Store.FinishJobAsync(JobId, JobState.Cancelled, null, null, Ct);
        Assert.Equal(1, await Audit.CountOpenJobsAsync("ann", Submit, Ct));
    }

    private async Task<AuditEntry> AppendAsync(string id, string caller, string subject = JobId, string outcome = AuditEntry.Done)
    {
        var entry = new AuditEntry(id, Clock.GetUtcNow(), caller, $"name of {caller}", Submit, subject, outcome, "127.0.0.1");
        await Audit.AppendAsync(entry, Ct);
        return entry;
    }
}
