using System.Runtime.CompilerServices;
using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Client;

/// <summary>Lists whole, page by page.</summary>
public static class Listing
{
    private const int TrialsPerPage = 1000;
    private const int SearchesPerPage = 500;

    /// <summary>All searches that a request asks for, in its order.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What is asked for; page size and token are set here.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RpcException">The service refused or does not answer.</exception>
    public static async IAsyncEnumerable<Search> ListAllSearchesAsync(
        this NasClient client, ListSearchesRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var next = new ListSearchesRequest(request) { PageSize = SearchesPerPage, PageToken = "" };
        do
        {
            var page = await client.Searches.ListSearchesAsync(next, cancellationToken: cancellationToken);
            foreach (var search in page.Searches)
                yield return search;
            next.PageToken = page.NextPageToken;
        }
        while (next.PageToken.Length > 0);
    }

    /// <summary>All trials that a request asks for, in its order.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What is asked for; page size and token are set here.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RpcException">The service refused or does not answer.</exception>
    public static async IAsyncEnumerable<Trial> ListAllTrialsAsync(
        this NasClient client, ListTrialsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var next = new ListTrialsRequest(request) { PageSize = TrialsPerPage, PageToken = "" };
        do
        {
            var page = await client.Trials.ListTrialsAsync(next, cancellationToken: cancellationToken);
            foreach (var trial in page.Trials)
                yield return trial;
            next.PageToken = page.NextPageToken;
        }
        while (next.PageToken.Length > 0);
    }
}
