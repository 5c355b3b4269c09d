using NasV2.Api.V1;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Live;

/// <summary>Pages of trials that tables show, read once for all tables that ask the same until a trial comes or ends.</summary>
internal sealed class TrialPages(DashboardClients clients, string search, Func<long> version)
{
    private const int QueriesKept = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<ListTrialsRequest, (long Version, Task<ListTrialsResponse> Page)> _pages = [];

    public async Task<ListTrialsResponse> GetAsync(ListTrialsRequest request)
    {
        request.SearchId = search;
        Task<ListTrialsResponse> page;
        lock (_lock)
        {
            var current = version();
            if (!_pages.TryGetValue(request, out var kept) || kept.Version != current || kept.Page.IsFaulted)
            {
                if (_pages.Count >= QueriesKept)
                    _pages.Clear();
                _pages[request.Clone()] = kept = (current, clients.Trials.ListTrialsAsync(request.Clone()).ResponseAsync);
            }

            page = kept.Page;
        }

        return await page;
    }
}
