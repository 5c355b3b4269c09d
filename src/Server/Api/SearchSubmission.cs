using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using NasV2.Cluster;
using NasV2.Server.Access;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>Stores and starts searches; the same request again gives the same search.</summary>
internal sealed class SearchSubmission(IJobStore store, IGrainFactory grains, SubmissionRules rules, CallerAccessor callers)
{
    private const int IdDigits = 8;

    /// <summary>Reads the spec, stores the job unless the request did so before, and starts it.</summary>
    /// <param name="text">The spec.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="requestId">The caller's id of the request; empty for one that is not sent again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="SpecException">The spec cannot be used.</exception>
    /// <exception cref="RpcException">The request id was used for another spec, or the caller may not start this search.</exception>
    public async Task<string> SubmitAsync(string text, string source, string requestId, CancellationToken cancellationToken)
    {
        var spec = GivenSpec.Read(text, source);
        var id = IdOf(spec.Name, requestId.Length > 0 ? requestId : Guid.NewGuid().ToString());
        // The same request again is no further search.
        if (await store.FindJobAsync(id, cancellationToken) is null)
            await rules.CheckAsync(spec, callers.Current, cancellationToken);
        var json = SpecJson.Write(spec);
        try
        {
            await store.CreateJobAsync(new NewSearchJob(id, spec.Name, json, SpecJson.Hash(spec)), cancellationToken);
        }
        catch (JobExistsException)
        {
            await CheckSameAsync(id, json, cancellationToken);
        }

        // Also when it was there: the request may have been cut off between the two.
        if (await store.FindJobAsync(id, cancellationToken) is { State: JobState.Submitted })
            await grains.GetGrain<ISearchGrain>(id).StartAsync(null);
        return id;
    }

    /// <summary>The job's id follows from the request's, so that the store's own rule on ids keeps a request from counting twice.</summary>
    private static string IdOf(string name, string requestId) =>
        $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestId)))[..IdDigits]}";

    private async Task CheckSameAsync(string id, string json, CancellationToken cancellationToken)
    {
        var stored = await store.FindJobAsync(id, cancellationToken) ?? throw new JobNotFoundException(id);
        if (stored.SpecJson != json)
            throw new RpcException(new Status(
                StatusCode.AlreadyExists, $"The request id was used before, for another spec: that search is {id}. Use a new request id."));
    }
}
