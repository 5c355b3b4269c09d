using NasV2.Api.V1;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class ClusterTests(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_gives_the_trials_to_the_worker_of_another_node()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var head = await TestNode.StartHeadAsync(database);
        await using var worker = await TestNode.StartWorkerAsync(database);

        var id = (await head.Searches.SubmitSearchAsync(Submitted.Request(trials: 2), cancellationToken: Ct)).Search.Id;

        Assert.Equal(2, (await head.Searches.ReachesAsync(id, SearchState.Completed)).Finished);
    }

    [Fact]
    public async Task Lines_about_a_trial_carry_its_job_index_and_worker()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var box = await TestNode.StartBoxAsync(database, "echo 'about to train' >&2; " + TestNode.Obedient);

        var id = (await box.Searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)).Search.Id;
        await box.Searches.ReachesAsync(id, SearchState.Completed);

        await Eventually.IsTrueAsync(() => Task.FromResult(box.Log.Contains($"[{id}/0 nas-node-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_drained_worker_accepts_nothing_more_and_says_so()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var box = await TestNode.StartBoxAsync(database);
        var worker = "";
        await Eventually.IsTrueAsync(async () =>
        {
            worker = (await WorkersAsync(box)).SingleOrDefault()?.Id ?? "";
            return worker.Length > 0;
        });

        await box.Client.Workers.DrainWorkerAsync(new DrainWorkerRequest { Id = worker }, cancellationToken: Ct);
        await Eventually.IsTrueAsync(async () => (await WorkersAsync(box)).Single().Draining);
        var id = (await box.Searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)).Search.Id;

        // A second node works on it, so that the first would have had its chance.
        await using var other = await TestNode.StartWorkerAsync(database);
        await box.Searches.ReachesAsync(id, SearchState.Completed);
        Assert.DoesNotContain("[" + id + "/0 " + worker, box.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_starts_before_its_database_says_what_it_waits_for_and_continues_by_itself()
    {
        var database = new TestDatabase(await server.UnusedAddressAsync());
        await using var head = await TestNode.BeginHeadAsync(database);

        await Eventually.IsTrueAsync(() => Task.FromResult(head.Log.Contains("Waiting for the store: ", StringComparison.Ordinal)));
        Assert.Equal(200, (await head.GetAsync("/health/live")).Status);
        var (status, body) = await head.GetAsync("/health/ready");
        Assert.Equal(503, status);
        Assert.Contains("create the database first", body, StringComparison.Ordinal);

        await database.MakeAsync();
        await head.StartedAsync();
        Assert.Equal(200, (await head.GetAsync("/health/ready")).Status);
    }

    private static async Task<IReadOnlyList<Worker>> WorkersAsync(TestNode node) =>
        (await node.Client.Workers.ListWorkersAsync(new ListWorkersRequest(), cancellationToken: Ct)).Workers;
}
