using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>What each gRPC method asks of its caller; a method without a row here keeps a head from starting.</summary>
internal static class MethodRules
{
    public static IReadOnlyDictionary<string, MethodRule> All { get; } = new Dictionary<string, MethodRule>
    {
        ["/nasv2.v1.SearchService/SubmitSearch"] = MethodRule.ChangesWith(AccessScope.Submit),
        ["/nasv2.v1.SearchService/GetSearch"] = MethodRule.Reads(),
        ["/nasv2.v1.SearchService/ListSearches"] = MethodRule.Reads(),
        ["/nasv2.v1.SearchService/WatchSearch"] = MethodRule.Reads(),
        ["/nasv2.v1.SearchService/ListEvents"] = MethodRule.Reads(),
        ["/nasv2.v1.SearchService/PauseSearch"] = MethodRule.ChangesWith(AccessScope.Submit),
        ["/nasv2.v1.SearchService/ResumeSearch"] = MethodRule.ChangesWith(AccessScope.Submit),
        ["/nasv2.v1.SearchService/CancelSearch"] = MethodRule.ChangesWith(AccessScope.Submit),
        ["/nasv2.v1.SearchService/UpdateSearch"] = MethodRule.ChangesWith(AccessScope.Submit),
        ["/nasv2.v1.SpecService/ValidateSpec"] = MethodRule.Reads(),
        ["/nasv2.v1.SpecService/EstimateSearch"] = MethodRule.Reads(),
        ["/nasv2.v1.TrialService/ListTrials"] = MethodRule.Reads(),
        ["/nasv2.v1.TrialService/GetTrial"] = MethodRule.Reads(),
        ["/nasv2.v1.TrialService/CompareTrials"] = MethodRule.Reads(),
        ["/nasv2.v1.TrialService/ListAttempts"] = MethodRule.Reads(),
        ["/nasv2.v1.TrialService/ListEffects"] = MethodRule.Reads(),
        ["/nasv2.v1.TrialService/GetStepTimes"] = MethodRule.Reads(),
        ["/nasv2.v1.ArchitectureService/DescribeArchitecture"] = MethodRule.Reads(),
        ["/nasv2.v1.ArchitectureService/ScaleArchitecture"] = MethodRule.Reads(),
        ["/nasv2.v1.ArchitectureService/ExportArchitecture"] = MethodRule.Reads(),
        ["/nasv2.v1.ArchitectureService/ListExportFormats"] = MethodRule.Reads(),
        ["/nasv2.v1.WorkerService/ListWorkers"] = MethodRule.Reads(),
        ["/nasv2.v1.WorkerService/GetWorker"] = MethodRule.Reads(),
        ["/nasv2.v1.WorkerService/DrainWorker"] = MethodRule.ChangesWith(AccessScope.Admin),
        ["/grpc.health.v1.Health/Check"] = MethodRule.Open,
        ["/grpc.health.v1.Health/Watch"] = MethodRule.Open,
        ["/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"] = MethodRule.Reads(),
        ["/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"] = MethodRule.Reads(),
    };

    /// <summary>The rule of a method, by its full name such as <c>/nasv2.v1.SearchService/GetSearch</c>.</summary>
    public static MethodRule Find(string method) => All[method];

    /// <exception cref="InvalidOperationException">An endpoint's method has no row.</exception>
    public static void Check(IEnumerable<Endpoint> endpoints)
    {
        var unknown = endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName)
            .OfType<string>()
            .Where(method => !All.ContainsKey(method))
            .Distinct()
            .ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException(
                $"{string.Join(", ", unknown)} has no row in {nameof(MethodRules)}, which says what scope a caller needs: add one.");
    }
}
