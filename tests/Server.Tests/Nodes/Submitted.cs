using NasV2.Api.V1;

namespace NasV2.Server.Tests.Nodes;

/// <summary>Searches that tests submit.</summary>
internal static class Submitted
{
    public static SubmitSearchRequest Request(int trials, string requestId = "", string name = "remote") => new()
    {
        RequestId = requestId,
        Source = "test.yaml",
        Spec =
            $$"""
            name: {{name}}
            space: small-image
            trials: {{trials}}
            data: { format: shapes }
            recipe: { resolution: 16, epochs: 2 }
            scaling: { evalResolution: 32 }
            """,
    };

    /// <summary>Waits until a search is in a state.</summary>
    public static async Task<NasV2.Api.V1.Search> ReachesAsync(
        this SearchService.SearchServiceClient searches, string id, SearchState state)
    {
        var search = new NasV2.Api.V1.Search();
        await Eventually.IsTrueAsync(async () =>
        {
            search = (await searches.GetSearchAsync(
                new GetSearchRequest { Id = id }, cancellationToken: TestContext.Current.CancellationToken)).Search;
            return search.State == state;
        });
        return search;
    }
}
