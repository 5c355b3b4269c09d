using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Search.Results;
using NasV2.Storage.Tests;
using SearchSettings = NasV2.Api.V1.SearchSettings;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class SearchesTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private TestNode _node = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SearchService.SearchServiceClient Searches => _node.Searches;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        _node = await TestNode.StartBoxAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
    }

    [Fact]
    public async Task An_id_with_an_invalid_character_is_refused_and_not_retried()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await Searches.GetSearchAsync(new GetSearchRequest { Id = "a\0" }, cancellationToken: Ct));

        Assert.Equal((StatusCode.InvalidArgument, "id is 'a\u2400'; expected text without the character U+0000."),
            (refusal.StatusCode, refusal.Status.Detail));
    }

    [Fact]
    public async Task A_submitted_search_runs_to_its_result()
    {
        var submitted = await Searches.SubmitSearchAsync(Submitted.Request(trials: 3), cancellationToken: Ct);

        var search = await Searches.ReachesAsync(submitted.Search.Id, SearchState.Completed);

        Assert.Equal((3, 3, 0, 2), (search.Trials, search.Finished, search.Unsuccessful, search.Best.Trial));
        Assert.True(search.Created.ToDateTime() <= search.Started.ToDateTime() && search.Started.ToDateTime() <= search.Ended.ToDateTime());
        var got = await Searches.GetSearchAsync(new GetSearchRequest { Id = search.Id }, cancellationToken: Ct);
        Assert.Equal([2, 1, 0], SearchResult.FromJson(got.ResultJson).Ranking.Select(trial => trial.Trial));
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_the_same_search()
    {
        var first = await Searches.SubmitSearchAsync(Submitted.Request(trials: 1, "request-7"), cancellationToken: Ct);
        var again = await Searches.SubmitSearchAsync(Submitted.Request(trials: 1, "request-7"), cancellationToken: Ct);

        Assert.Equal(first.Search.Id, again.Search.Id);
        var listed = await Searches.ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct);
        Assert.Equal(first.Search.Id, Assert.Single(listed.Searches).Id);
    }

    [Fact]
    public async Task A_request_id_is_not_taken_for_another_spec()
    {
        var first = await Searches.SubmitSearchAsync(Submitted.Request(trials: 1, "request-7"), cancellationToken: Ct);

        var status = await RefusalAsync(Searches.SubmitSearchAsync(Submitted.Request(trials: 2, "request-7"), cancellationToken: Ct));

        Assert.Equal(StatusCode.AlreadyExists, status.StatusCode);
        Assert.Contains(first.Search.Id, status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_spec_is_answered_with_all_its_problems()
    {
        var request = new SubmitSearchRequest
        {
            Source = "mine.yaml",
            Spec = "name: UPPER\nspace: none\ndata: { format: shapes }\nrecipe: { epochs: 0 }\n",
        };

        var status = await RefusalAsync(Searches.SubmitSearchAsync(request, cancellationToken: Ct));

        Assert.Equal(StatusCode.InvalidArgument, status.StatusCode);
        Assert.All(["mine.yaml:1: name", "mine.yaml:2: space", "mine.yaml:4: recipe.epochs"],
            problem => Assert.Contains(problem, status.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_repeats_little_of_what_was_sent_for_an_answer_too_long_ends_the_connection()
    {
        var wide = new string('ж', 100_000);

        var unknown = await RefusalAsync(Searches.GetSearchAsync(new GetSearchRequest { Id = wide }, cancellationToken: Ct));
        var token = await RefusalAsync(Searches.ListSearchesAsync(new ListSearchesRequest { PageToken = wide }, cancellationToken: Ct));
        var spec = await RefusalAsync(Searches.SubmitSearchAsync(
            new SubmitSearchRequest { Spec = string.Concat(Enumerable.Range(0, 3000).Select(number => $"wrong-{number}: 1\n")) },
            cancellationToken: Ct));

        Assert.Equal(
            [StatusCode.NotFound, StatusCode.InvalidArgument, StatusCode.InvalidArgument],
            new[] { unknown, token, spec }.Select(status => status.StatusCode));
        Assert.All([unknown, token, spec], status => Assert.InRange(status.Detail.Length, 1, 2100));
        Assert.StartsWith("Job 'жж", unknown.Detail, StringComparison.Ordinal);
        Assert.EndsWith("and more problems; ValidateSpec lists all of them.", spec.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_search_is_not_found() => Assert.Equal(
        new Grpc.Core.Status(StatusCode.NotFound, "Job 'none-1' is not in this store."),
        await RefusalAsync(Searches.CancelSearchAsync(new CancelSearchRequest { Id = "none-1" }, cancellationToken: Ct)));

    [Fact]
    public async Task A_search_that_has_ended_is_not_steered()
    {
        var id = (await Searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)).Search.Id;
        await Searches.ReachesAsync(id, SearchState.Completed);

        var status = await RefusalAsync(Searches.UpdateSearchAsync(new UpdateSearchRequest { Id = id, Trials = 5 }, cancellationToken: Ct));

        Assert.Equal(new Grpc.Core.Status(StatusCode.FailedPrecondition, $"{id} has ended as completed and stays so."), status);
    }

    [Fact]
    public async Task A_budget_out_of_range_is_refused_and_the_field_is_named_for_programs()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await Searches.UpdateSearchAsync(new UpdateSearchRequest { Id = "any-1", Trials = -1 }, cancellationToken: Ct));

        Assert.Equal(new Grpc.Core.Status(StatusCode.InvalidArgument, "trials is -1; expected a whole number from 1 to "
            + "100000, or 0 to leave it."), refused.Status);
        Assert.Equal("trials", Assert.Single(refused.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations).Field);
    }

    [Fact]
    public async Task Several_settings_are_changed_at_once_and_logged_as_one_event()
    {
        var id = (await Searches.SubmitSearchAsync(Submitted.Request(trials: 100), cancellationToken: Ct)).Search.Id;

        var change = new SearchSettings { Trials = 200, Priority = 7, Workers = 3 };
        var changed =
            (await Searches.UpdateSearchAsync(new UpdateSearchRequest { Id = id, Settings = change }, cancellationToken: Ct)).Search;

        Assert.Equal((200, 7), (changed.Trials, changed.Priority));
        var events =
            (await Searches.ListEventsAsync(new ListEventsRequest { SearchId = id, WithoutEpochs = true }, cancellationToken: Ct)).Events;
        Assert.Equal(change, Assert.Single(events, logged => logged.SettingsChanged is not null).SettingsChanged.Settings);
    }

    [Fact]
    public async Task A_setting_out_of_range_is_refused()
    {
        var request = new UpdateSearchRequest { Id = "any-1", Settings = new SearchSettings { Priority = 101 } };

        var status = await RefusalAsync(Searches.UpdateSearchAsync(request, cancellationToken: Ct));

        Assert.Equal(
            new Grpc.Core.Status(StatusCode.InvalidArgument, "settings.priority is 101; expected a whole number from 1 to 100."), status);
    }

    [Fact]
    public async Task Searches_are_listed_in_pages_newest_first()
    {
        var ids = new List<string>();
        for (var index = 0; index < 3; index++)
            ids.Insert(0, (await Searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)).Search.Id);

        var first = await Searches.ListSearchesAsync(new ListSearchesRequest { PageSize = 2 }, cancellationToken: Ct);
        var second = await Searches.ListSearchesAsync(
            new ListSearchesRequest { PageSize = 2, PageToken = first.NextPageToken }, cancellationToken: Ct);

        Assert.Equal(ids, first.Searches.Concat(second.Searches).Select(search => search.Id));
        Assert.Equal((2, ""), (first.Searches.Count, second.NextPageToken));
    }

    [Fact]
    public async Task While_the_store_is_away_calls_are_unavailable_within_seconds_and_then_work_again()
    {
        var id = (await Searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)).Search.Id;
        await Searches.ReachesAsync(id, SearchState.Completed);
        await _database.CloseAsync();
        var watch = Stopwatch.StartNew();

        var status = await RefusalAsync(Searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct));

        Assert.Equal(StatusCode.Unavailable, status.StatusCode);
        Assert.StartsWith("The store postgres://", status.Detail, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        await _database.OpenAsync();
        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                return (await Searches.GetSearchAsync(new GetSearchRequest { Id = id }, cancellationToken: Ct)).Search.Finished == 1;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task An_unknown_worker_is_answered_with_the_known_ones()
    {
        await Eventually.IsTrueAsync(async () =>
            (await _node.Client.Workers.ListWorkersAsync(new ListWorkersRequest(), cancellationToken: Ct)).Workers.Count == 1);

        var status =
            await RefusalAsync(_node.Client.Workers.DrainWorkerAsync(new DrainWorkerRequest { Id = "none" }, cancellationToken: Ct));

        Assert.Equal(StatusCode.NotFound, status.StatusCode);
        Assert.Matches("^There is no worker 'none'; expected one of nas-node-.+\\.$", status.Detail);
    }

    private static async Task<Grpc.Core.Status> RefusalAsync<T>(AsyncUnaryCall<T> call) =>
        (await Assert.ThrowsAsync<RpcException>(async () => await call)).Status;
}
