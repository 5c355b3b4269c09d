using Google.Protobuf;
using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;

namespace NasV2.Server.Tests.Fuzz;

/// <summary>A good request of each method, from which bad ones are made.</summary>
internal static class ValidRequests
{
    private const string Network = "efficientnetv2-s";

    /// <param name="finished">A search that ended; it is only read.</param>
    /// <param name="steered">A search that may be steered.</param>
    /// <param name="cancelled">A search that may be cancelled.</param>
    public static IReadOnlyDictionary<string, IMessage> Create(string finished, string steered, string cancelled) => new Dictionary<string,
    IMessage>
    {
        ["SubmitSearch"] = Submitted.Request(trials: 1, requestId: "fuzz", name: "fuzz"),
        ["GetSearch"] = new GetSearchRequest { Id = finished },
        ["ListSearches"] = new ListSearchesRequest
        {
            PageSize = 20,
            States = { SearchState.Completed, SearchState.Running },
            NameContains = "e",
            Order = SearchOrder.Name,
        },
        ["WatchSearch"] = new WatchSearchRequest { Id = finished, ResumeToken = "1.3", WithoutEpochs = true },
        ["ListEvents"] = new ListEventsRequest { SearchId = finished, PageSize = 10, WithoutEpochs = true },
        ["PauseSearch"] = new PauseSearchRequest { Id = steered, Reason = "fuzz" },
        ["ResumeSearch"] = new ResumeSearchRequest { Id = steered },
        ["CancelSearch"] = new CancelSearchRequest { Id = cancelled, Reason = "fuzz" },
        ["UpdateSearch"] = new UpdateSearchRequest { Id = steered, Trials = 5, Priority = 2 },
        ["ValidateSpec"] = new ValidateSpecRequest { Spec = Submitted.Request(trials: 3).Spec },
        ["EstimateSearch"] = new EstimateSearchRequest { Spec = Submitted.Request(trials: 3).Spec },
        ["ListTrials"] = new ListTrialsRequest
        {
            SearchId = finished,
            PageSize = 5,
            Statuses = { TrialStatus.Completed, TrialStatus.Diverged },
            CandidateContains = "r",
            Order = TrialOrder.Reward,
            Reverse = true,
        },
        ["GetTrial"] = new GetTrialRequest { SearchId = finished, Index = 2 },
        ["CompareTrials"] = new CompareTrialsRequest { SearchId = finished, Indexes = { 1, 2, 4 } },
        ["ListAttempts"] = new ListAttemptsRequest { SearchId = finished },
        ["ListEffects"] = new ListEffectsRequest { SearchId = finished },
        ["GetStepTimes"] = new GetStepTimesRequest { SearchId = finished },
        ["DescribeArchitecture"] = new DescribeArchitectureRequest { Architecture = Network, Resolution = 64, Classes = 10 },
        ["ScaleArchitecture"] = new ScaleArchitectureRequest { Architecture = Network, Resolution = 64, MaxResolution = 96, Classes = 10 },
        ["ExportArchitecture"] = new ExportArchitectureRequest { SearchId = finished, Member = "s", Format = "json" },
        ["ListExportFormats"] = new ListExportFormatsRequest(),
        ["ListWorkers"] = new ListWorkersRequest(),
        ["GetWorker"] = new GetWorkerRequest { Id = "missing/cpu" },
        ["DrainWorker"] = new DrainWorkerRequest { Id = "missing/cpu" },
    };
}
