using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Search.Views;
using NasV2.Server.Api.Feeds;
using NasV2.Server.Api.Messages;
using NasV2.Storage;

namespace NasV2.Server.Api.Services;

/// <summary>The service <c>nasv2.v1.TrialService</c>; see trial_service.proto.</summary>
internal sealed class TrialApi(SearchFeeds feeds, IJobStore store) : TrialService.TrialServiceBase
{
    private const int MaxCompared = 10;

    /// <summary>ImageNet's, where a search has not told its own yet.</summary>
    private const int DefaultClasses = 1000;

    public override async Task<ListTrialsResponse> ListTrials(ListTrialsRequest request, ServerCallContext context)
    {
        var list = TrialList.Create(request);
        var feed = await feeds.FindAsync(request.SearchId, context.CancellationToken);
        return await feed.ReadAsync(list.Read, context.CancellationToken);
    }

    public override async Task<GetTrialResponse> GetTrial(GetTrialRequest request, ServerCallContext context) =>
        await ReadAsync(await feeds.FindAsync(request.SearchId, context.CancellationToken), request.Index, context.CancellationToken);

    public override async Task<CompareTrialsResponse> CompareTrials(CompareTrialsRequest request, ServerCallContext context)
    {
        if (request.Indexes.Count is < 2 or > MaxCompared || request.Indexes.Distinct().Count() != request.Indexes.Count)
            throw new RequestException("indexes", request.Indexes.ToString(), $"expected 2 to {MaxCompared} trials, each once");
        var feed = await feeds.FindAsync(request.SearchId, context.CancellationToken);
        var response = new CompareTrialsResponse();
        foreach (var index in request.Indexes)
            response.Trials.Add(await ReadAsync(feed, index, context.CancellationToken));
        var networks = response.Trials.Select(trial => Space.Architecture.Parse(trial.Trial.Candidate)).ToList();
        response.Differences.Add(Space.ArchitectureDifference.Between(networks).Select(ArchitectureMessages.ToProto));
        return response;
    }

    public override async Task<ListAttemptsResponse> ListAttempts(ListAttemptsRequest request, ServerCallContext context)
    {
        // Asked for first, for an unknown search has no events.
        await feeds.FindAsync(request.SearchId, context.CancellationToken);
        var attempts =
            await Attempts.FromEventsAsync(store.ReadEventsAsync(request.SearchId, 0, context.CancellationToken, Attempts.Types));
        return new ListAttemptsResponse { Attempts = { attempts.Select(TrialMessages.ToProto) } };
    }

    public override async Task<ListEffectsResponse> ListEffects(ListEffectsRequest request, ServerCallContext context)
    {
        var feed = await feeds.FindAsync(request.SearchId, context.CancellationToken);
        var (space, ranked) = await feed.ReadAsync(
            view => (view.Spec.Space, view.Entries.Select(entry => entry.Score).OfType<NasV2.Search.Results.RankedTrial>().ToList()),
            context.CancellationToken);
        return new ListEffectsResponse
        {
            Effects = { ChoiceEffects.Compute(space, ranked).Select(TrialMessages.ToProto) },
            Trials = ranked.Count,
        };
    }

    public override async Task<GetStepTimesResponse> GetStepTimes(GetStepTimesRequest request, ServerCallContext context)
    {
        var feed = await feeds.FindAsync(request.SearchId, context.CancellationToken);
        return await feed.ReadAsync(
            search => new GetStepTimesResponse
            {
                References = { search.StepTimes.References.Select(TrialMessages.ToProto) },
                Calibrations = { search.StepTimes.Calibrations.Select(TrialMessages.ToProto) },
            },
            context.CancellationToken);
    }

    private async Task<GetTrialResponse> ReadAsync(SearchFeed feed, int index, CancellationToken cancellationToken)
    {
        var (id, entry, resolution, classes) = await feed.ReadAsync(
            view => (view.Job.Id, view.Find(index), view.Spec.Recipe.Resolution, view.Classes ?? DefaultClasses), cancellationToken);
        if (entry is null)
            throw new NotFoundException($"There is no trial {index} in {id}.");
        var epochs = await store.ListEpochsAsync(id, index, cancellationToken);
        return new GetTrialResponse
        {
            Trial = TrialMessages.ToProto(entry),
            Epochs = { epochs.Select(SearchMessages.ToProto) },
            Architecture = ArchitectureMessages.ToProto(Space.Architecture.Parse(entry.Row.Candidate), resolution, classes),
        };
    }
}
