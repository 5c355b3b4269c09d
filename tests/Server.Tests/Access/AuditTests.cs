using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

[Trait("Needs", "PostgreSQL")]
public sealed class AuditTests(PostgresServer server) : IAsyncLifetime
{
    private TestNode _head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _head = await TestNode.StartHeadAsync(
        await TestDatabase.CreateAsync(server),
        new TestNodeSetup(new JsonObject { ["data"] = new JsonObject { ["roots"] = new JsonArray("/data/sets", "/more") } }));

    public async ValueTask DisposeAsync()
    {
        if (_head is not null)
            await _head.DisposeAsync();
    }

    [Fact]
    public async Task What_changed_something_and_what_was_refused_is_noted_with_who_where_and_what_came_of_it()
    {
        var token = await _head.NewTokenAsync(AccessScope.Submit);
        var caller = token.Split('_')[1];
        var searches = _head.SearchesAs(token);
        var id = (await searches.SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)).Search.Id;
        await searches.GetSearchAsync(new GetSearchRequest { Id = id }, cancellationToken: Ct);
        await RefusedAsync(searches.CancelSearchAsync(new CancelSearchRequest { Id = "none-1\nforged line" }, cancellationToken: Ct));
        await RefusedAsync(_head.WorkersAs(token).DrainWorkerAsync(new DrainWorkerRequest { Id = "w" }, cancellationToken: Ct));
        await RefusedAsync(_head.WorkersAs(null).ListWorkersAsync(new ListWorkersRequest(), cancellationToken: Ct));

        IReadOnlyList<AuditEntry> entries = [];
        await Eventually.IsTrueAsync(async () =>
        {
            entries = await _head.Services.GetRequiredService<IAuditLog>().ListAsync(10, null, Ct);
            return entries.Count == 4;
        });

        Assert.Equal(
            [
                ("", "WorkerService/ListWorkers", "", "Unauthenticated"),
                (caller, "WorkerService/DrainWorker", "", "PermissionDenied"),
                (caller, "SearchService/CancelSearch", "none-1?forged line", "NotFound"),
                (caller, "SearchService/SubmitSearch", id, "OK"),
            ],
            entries.Select(entry => (entry.CallerId, entry.Method, entry.Subject, entry.Outcome)));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.Remote));
        Assert.Contains(
            $"Audit: test of Submit ({caller}) SearchService/SubmitSearch {id}: OK, from 127.0.0.1", _head.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("\nforged line", _head.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_as_JSON_is_noted_under_the_name_of_its_method()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await _head.NewTokenAsync(AccessScope.Submit));
        using var submitted = await http.PostAsJsonAsync(new Uri(_head.Http, "/v1/searches"), new { spec = "name: UPPER" }, Ct);
        using var cancelled = await http.PostAsJsonAsync(new Uri(_head.Http, "/v1/searches/none-1:cancel"), new { }, Ct);
        using var drained = await http.PostAsJsonAsync(new Uri(_head.Http, "/v1/workers:drain"), new { id = "w" }, Ct);

        IReadOnlyList<AuditEntry> entries = [];
        await Eventually.IsTrueAsync(async () =>
        {
            entries = await _head.Services.GetRequiredService<IAuditLog>().ListAsync(10, null, Ct);
            return entries.Count == 3;
        });

        Assert.Equal(
            [
                ("WorkerService/DrainWorker", "", "PermissionDenied"),
                ("SearchService/CancelSearch", "none-1", "NotFound"),
                ("SearchService/SubmitSearch", "", "InvalidArgument"),
            ],
            entries.Select(entry => (entry.Method, entry.Subject, entry.Outcome)));
    }

    [Fact]
    public async Task No_secret_of_a_token_is_in_a_log_or_an_error()
    {
        var (good, wrong, expired) = (
            await _head.NewTokenAsync(AccessScope.Submit),
            TokenText.New().Reveal(),
            await _head.NewTokenAsync(AccessScope.Submit, expires: TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1)));
        await _head.SearchesAs(good).SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct);
        List<string> errors =
        [
            await RefusedAsync(
                _head.SearchesAs(good).SubmitSearchAsync(new SubmitSearchRequest { Spec = "no spec" }, cancellationToken: Ct)),
            await RefusedAsync(_head.SearchesAs(wrong).SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)),
            await RefusedAsync(_head.SearchesAs(expired).SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)),
            await RefusedAsync(_head.SearchesAs(good + "x").SubmitSearchAsync(Submitted.Request(trials: 1), cancellationToken: Ct)),
        ];
        using var browser = new Browser();
        foreach (var token in new[] { good, wrong })
        {
            using var answer = await browser.SignInAsync(_head, token);
            errors.Add(await answer.Content.ReadAsStringAsync(Ct));
        }

        var written = _head.Log + string.Concat(errors);
        Assert.Contains("Audit: ", written, StringComparison.Ordinal);
        Assert.All([good, wrong, expired], token => Assert.DoesNotContain(token.Split('_')[2], written, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/etc")]
    [InlineData("/data/sets/../../etc")]
    [InlineData("/data/setsuma")]
    [InlineData("relative")]
    public async Task Data_outside_the_roots_is_refused_with_its_place_and_the_roots(string path)
    {
        var request = Submitted.Request(trials: 1);
        request.Spec = request.Spec.Replace("format: shapes", $"format: shapes, path: '{path}'", StringComparison.Ordinal);

        var refusal =
            await Assert.ThrowsAsync<RpcException>(async () => await _head.Searches.SubmitSearchAsync(request, cancellationToken: Ct));

        Assert.Equal(
            new Status(StatusCode.InvalidArgument,
                $"data.path is '{path}'; expected an absolute path inside /data/sets, /more (setting data.roots), as a worker sees it."),
            refusal.Status);
    }

    [Fact]
    public async Task Data_inside_a_root_is_taken()
    {
        var request = Submitted.Request(trials: 1);
        request.Spec = request.Spec.Replace("format: shapes", "format: shapes, path: /more/shapes", StringComparison.Ordinal);

        await _head.Searches.SubmitSearchAsync(request, cancellationToken: Ct);
    }

    [Fact]
    public async Task An_id_that_is_cut_within_a_character_is_stored_and_the_head_survives()
    {
        var id = new string('a', 199) + "\U0001F600";

        await RefusedAsync(_head.Searches.PauseSearchAsync(new PauseSearchRequest { Id = id }, cancellationToken: Ct));

        await Eventually.IsTrueAsync(async () => (await _head.Services.GetRequiredService<IAuditLog>().ListAsync(10, null, Ct))
            .Any(entry => entry.Subject == new string('a', 199) + '\uFFFD'));
    }

    private static async Task<string> RefusedAsync<T>(AsyncUnaryCall<T> call) =>
        (await Assert.ThrowsAsync<RpcException>(async () => await call)).ToString();
}
