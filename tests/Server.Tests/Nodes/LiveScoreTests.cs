using Microsoft.Extensions.DependencyInjection;
using NasV2.Api.V1;
using NasV2.Server.Api;
using NasV2.Specs;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Nodes;

/// <summary>What a watcher learns of the scores of trials while they end, over a store that the test writes itself.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class LiveScoreTests(PostgresServer server)
{
    private const string Job = "watched-1";
    private static readonly SearchSpec Spec = RequestedSpec.Parse(Submitted.Request(trials: 9).Spec, "spec");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_event_of_a_trial_that_ends_carries_its_score_on_the_stream_and_in_the_log()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));
        var store = await CreateJobAsync(head);
        await MeasureReferenceAsync(store, "a", 20);
        using var watch = head.Searches.WatchSearch(new WatchSearchRequest { Id = Job, FromNow = true }, cancellationToken: Ct);
        await watch.ResponseStream.MoveNext(Ct);

        await CompleteAsync(store, 0, Step("a", 40));

        var ended = await NextAsync(watch.ResponseStream, response => response.Events.FirstOrDefault(next => next.Ended is not null));
        Assert.Equal((40, 2), (ended.Ended.Trial.Score.StepMs, ended.Ended.Trial.Score.StepRatio));
        var listed = await head.Client.Trials.GetTrialAsync(new GetTrialRequest { SearchId = Job, Index = 0 }, cancellationToken: Ct);
        Assert.Equal(listed.Trial.Score.Reward, ended.Ended.Trial.Score.Reward);
        var log = await head.Searches.ListEventsAsync(new ListEventsRequest { SearchId = Job }, cancellationToken: Ct);
        Assert.Equal(ended, log.Events.Single(next => next.Ended is not null));
    }

    [Fact]
    public async Task A_reference_that_is_measured_after_trials_ended_reaches_the_watchers_of_those_trials()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));
        var store = await CreateJobAsync(head);
        using var watch = head.Searches.WatchSearch(new WatchSearchRequest { Id = Job, FromNow = true }, cancellationToken: Ct);
        await watch.ResponseStream.MoveNext(Ct);
        await CompleteAsync(store, 0, Step("a", 40));
        var ended = await NextAsync(watch.ResponseStream, response => response.Events.FirstOrDefault(next => next.Ended is not null));
        Assert.Null(ended.Ended.Trial.Score);

        await MeasureReferenceAsync(store, "a", 20);

        var rescored = await NextAsync(watch.ResponseStream, response => response.Rescored.FirstOrDefault());
        Assert.Equal((0, 2), (rescored.Trial, rescored.Score.StepRatio));
    }

    [Fact]
    public async Task A_watcher_that_resumes_from_before_a_calibration_learns_which_scores_it_changed_and_those_after_it_nothing()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));
        var store = await CreateJobAsync(head);
        await MeasureReferenceAsync(store, "a", 20);
        await MeasureReferenceAsync(store, "b", 10, isCalibrated: false);
        await CompleteAsync(store, 0, Step("a", 40));
        await CompleteAsync(store, 1, Step("b", 10));
        var before = await head.Client.Trials.ListTrialsAsync(new ListTrialsRequest { SearchId = Job }, cancellationToken: Ct);

        await store.SetCalibrationAsync(Job, new Domain.DeviceCalibration("b", "a", 0, 1, 0.1, [], IsAccepted: false), Ct);

        using var watch =
            head.Searches.WatchSearch(new WatchSearchRequest { Id = Job, ResumeToken = before.ResumeToken }, cancellationToken: Ct);
        var rescored = await NextAsync(watch.ResponseStream, response => response.Rescored.FirstOrDefault());
        Assert.Equal((1, null), (rescored.Trial, rescored.Score));
        var after = await NextAsync(watch.ResponseStream, response => response.Events.Count > 0 ? response : null);
        Assert.Empty(after.Rescored);
        using var late =
            head.Searches.WatchSearch(new WatchSearchRequest { Id = Job, ResumeToken = after.ResumeToken }, cancellationToken: Ct);
        await late.ResponseStream.MoveNext(Ct);
        Assert.Empty(late.ResponseStream.Current.Rescored);
    }

    private static async Task<T> NextAsync<T>(
        Grpc.Core.IAsyncStreamReader<WatchSearchResponse> responses, Func<WatchSearchResponse, T?> pick)
        where T : class
    {
        while (await responses.MoveNext(Ct))
        {
            if (pick(responses.Current) is { } found)
                return found;
        }

        throw new InvalidOperationException("The stream ended before.");
    }

    private static Domain.StepTime Step(string type, double ms) => new(ms, ms / 100, 30, true, "cpu", type, 64, 16, "fp32", "test");

    private static async Task<IJobStore> CreateJobAsync(TestNode head)
    {
        var store = head.Services.GetRequiredService<IJobStore>();
        await store.CreateJobAsync(new NewSearchJob(Job, "watched", SpecJson.Write(Spec), SpecJson.Hash(Spec)), Ct);
        return store;
    }

    private static async Task MeasureReferenceAsync(IJobStore store, string type, double ms, bool isCalibrated = true)
    {
        await store.AddMeasurementAsync(
            Job, new Domain.StepMeasurement(type, Spec.Space.Reference.Canonical, Step(type, ms), 1000, 10), Ct);
        if (isCalibrated)
            await store.SetCalibrationAsync(Job, new Domain.DeviceCalibration(type, type, 0, 1, 1, [], IsAccepted: true), Ct);
    }

    private static async Task CompleteAsync(IJobStore store, int index, Domain.StepTime step)
    {
        await store.AddTrialsAsync(Job, [new NewTrial(index, Spec.Space.At(index).Canonical)], Ct);
        var row = await store.LeaseAsync(Job, index, "worker", TimeSpan.FromMinutes(1), Ct);
        await store.CompleteAsync(
            new Lease(Job, index, row!.Token, "worker"), new TrialResult(TrialOutcome.Completed, 0.5, step, 1000, 1), Ct);
    }
}
