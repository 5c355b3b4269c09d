using Grpc.Core;
using NasV2.Contracts.V1;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">In the order of the whole list.</param>
/// <param name="Next">Id of the last of them, which asks for the page after it; empty when this is the last page.</param>
internal sealed record SearchPage(IReadOnlyList<Job> Jobs, string Next)
{
    private const int DefaultSize = 50;
    private const int MaxSize = 500;

    /// <exception cref="RpcException">The size is out of range, or the token names no job.</exception>
    public static SearchPage Of(IReadOnlyList<Job> all, ListSearchesRequest request)
    {
        if (request.PageSize is < 0 or > MaxSize)
            throw Invalid($"page_size is {request.PageSize}; expected a whole number from 0 to {MaxSize}.");
        var start = 0;
        if (request.PageToken.Length > 0)
        {
            start = all.Select(job => job.Id).ToList().IndexOf(request.PageToken) + 1;
            if (start == 0)
                throw Invalid($"page_token is '{request.PageToken}', which no page gave.");
        }

        var jobs = all.Skip(start).Take(request.PageSize == 0 ? DefaultSize : request.PageSize).ToList();
        return new SearchPage(jobs, start + jobs.Count < all.Count ? jobs[^1].Id : "");
    }

    private static RpcException Invalid(string message) => new(new Status(StatusCode.InvalidArgument, message));
}
