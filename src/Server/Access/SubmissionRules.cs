using Grpc.Core;
using NasV2.Data;
using NasV2.Specs;
using NasV2.Storage;
using NasV2.Workers.Supervision;

namespace NasV2.Server.Access;

/// <summary>Whether a caller may start a search: its quota, where the data lie, and what trains.</summary>
internal sealed class SubmissionRules(IAuditLog audit, DataRoots roots, AllowedTrainers trainers)
{
    private const string Submit = "SearchService/SubmitSearch";

    /// <summary>Checks a search that is not stored yet; one that is there already was checked.</summary>
    /// <exception cref="RpcException">The caller may not; the status and its sentence say why.</exception>
    /// <exception cref="StoreException">The store cannot tell what runs.</exception>
    public async Task CheckAsync(SearchSpec spec, CurrentCaller caller, CancellationToken cancellationToken)
    {
        if (spec.Data.Path is { } path)
            CheckData("data.path", path);
        if (spec.Trainer is { } trainer && !trainers.Admits(trainer.Command))
            throw Error(StatusCode.InvalidArgument, trainers.Refusal(trainer.Command, "this service"));
        CheckBudget(spec.Trials, caller);
        if (caller.Quota.RunningJobs is { } limit && await audit.CountOpenJobsAsync(caller.Id, Submit, cancellationToken) >= limit)
            throw Error(
                StatusCode.ResourceExhausted,
                $"{caller.Name} ({caller.Id}) may have {limit} searches that have not ended, and has them; wait for "
                    + "one to end, or cancel one.");
    }

    /// <summary>Checks where the data of a search lie.</summary>
    /// <exception cref="RpcException">The folder is outside of those that the service allows.</exception>
    public void CheckData(string field, string path)
    {
        if (!roots.Admits(path))
            throw Error(StatusCode.InvalidArgument,
                $"{field} is '{path}'; expected an absolute path inside {roots} (setting data.roots), as a worker sees it.");
    }

    /// <summary>Checks how many trials a search may have.</summary>
    /// <exception cref="RpcException">They are more than the caller may run.</exception>
    public static void CheckBudget(int trials, CurrentCaller caller)
    {
        if (caller.Quota.TrialsPerJob is { } limit && trials > limit)
            throw Error(
                StatusCode.ResourceExhausted, $"trials is {trials}, but {caller.Name} ({caller.Id}) may run {limit} trials a search.");
    }

    private static RpcException Error(StatusCode code, string message) => new(new Status(code, message));
}
