using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Cluster;
using NasV2.Server.Access;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>Stores and starts searches; the same request again gives the same search.</summary>
internal sealed class SearchSubmission(IJobStore store, GrainAccess access, SubmissionRules rules, ICallerAccessor callers)
{
    private const int IdDigits = 8;
    private const int MaxSuffix = 40;
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Reads the spec, stores the job unless the same request did so before, and starts it.</summary>
    /// <returns>The job's id.</returns>
    /// <exception cref="SpecException">The spec cannot be used.</exception>
    /// <exception cref="RequestException">The id of the search breaks the rule.</exception>
    /// <exception cref="RpcException">The id was used for another spec, or the caller may not start this search.</exception>
    public async Task<string> SubmitAsync(SubmitSearchRequest request, CancellationToken cancellationToken)
    {
        var grains = access.Grains;
        var spec = RequestedSpec.Parse(request.Spec, request.Source);
        var id = request.SearchId.Length > 0
            ? CheckId(request.SearchId, spec.Name)
            : DeriveId(spec.Name, request.RequestId.Length > 0 ? request.RequestId : Guid.NewGuid().ToString());
        // The same request again does not start another search.
        if (await store.FindJobAsync(id, cancellationToken) is { } stored)
            CheckSame(stored, request);
        else
            await CreateAsync(id, spec, request, cancellationToken);
        // Also when it was there: the request may have been cut off between the two.
        if (await store.FindJobAsync(id, cancellationToken) is { State: JobState.Submitted })
            await grains.GetGrain<ISearchGrain>(id).StartAsync(null);
        return id;
    }

    /// <summary>The stored spec with its data in another folder; null for the spec as it is stored.</summary>
    /// <param name="job">The stored job.</param>
    /// <param name="dataPath">The folder; empty for the spec's.</param>
    /// <exception cref="RpcException">Data may not lie there.</exception>
    public string? MovedSpec(SearchJob job, string dataPath)
    {
        if (dataPath.Length == 0)
            return null;
        rules.CheckData("data_path", dataPath);
        var spec = SpecJson.Read(job.SpecJson);
        return SpecJson.Write(spec with { Data = spec.Data with { Path = dataPath } });
    }

    /// <exception cref="RequestException">The id does not begin with the spec's name, or has other characters.</exception>
    private static string CheckId(string id, string name)
    {
        var suffix = id.StartsWith($"{name}-", StringComparison.Ordinal) ? id.AsSpan(name.Length + 1) : [];
        return suffix.Length is > 0 and <= MaxSuffix && suffix.IndexOfAnyExcept(IdCharacters) < 0
            ? id
            : throw new RequestException("search_id", id, $"expected '{name}-' and 1 to {MaxSuffix} of a-z, 0-9 and '-'");
    }

    /// <summary>The job's id follows from the request's, so that the store's own rule on ids keeps a request from counting twice.</summary>
    private static string DeriveId(string name, string requestId) =>
        $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestId)))[..IdDigits]}";

    private async Task CreateAsync(string id, SearchSpec spec, SubmitSearchRequest request, CancellationToken cancellationToken)
    {
        await rules.CheckAsync(spec, callers.Current, cancellationToken);
        try
        {
            await store.CreateJobAsync(new NewSearchJob(id, spec.Name, SpecJson.Write(spec), SpecJson.Hash(spec)), cancellationToken);
        }
        catch (JobExistsException)
        {
            CheckSame(await store.FindJobAsync(id, cancellationToken) ?? throw new JobNotFoundException(id), request);
        }
    }

    /// <summary>The request's spec means what the defaults of the stored search make of it.</summary>
    private static void CheckSame(SearchJob stored, SubmitSearchRequest request)
    {
        var spec = RequestedSpec.Parse(request.Spec, request.Source, SpecJson.Read(stored.SpecJson).Defaults);
        if (SpecJson.Write(spec) != stored.SpecJson)
            throw new RpcException(new Status(
                StatusCode.AlreadyExists, $"{stored.Id} is a search with another spec: use a new request_id or search_id."));
    }
}
