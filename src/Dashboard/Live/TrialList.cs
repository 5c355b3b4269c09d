using NasV2.Api.V1;

namespace NasV2.Dashboard.Live;

/// <summary>A list of trials that is read page by page while scrolling.</summary>
internal sealed class TrialList(TrialPages pages, ListTrialsRequest query)
{
    private const int First = 100;
    private const int Further = 1000;

    private readonly List<Trial> _trials = [];
    private Task _turn = Task.CompletedTask;
    private string _token = "";

    public int Total { get; private set; }

    /// <summary>Some of them; one reading at a time, since a page is asked for with the token of the one before.</summary>
    public Task<IReadOnlyList<Trial>> GetAsync(int start, int count)
    {
        var read = ReadAsync(_turn, start, count);
        _turn = read;
        return read;
    }

    private async Task<IReadOnlyList<Trial>> ReadAsync(Task before, int start, int count)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        while (_trials.Count < start + count && (_trials.Count == 0 || _token.Length > 0))
        {
            var request = query.Clone();
            request.PageSize = _trials.Count == 0 ? First : Further;
            request.PageToken = _token;
            var page = await pages.GetAsync(request);
            _trials.AddRange(page.Trials);
            (_token, Total) = (page.NextPageToken, page.TotalSize);
            if (page.Trials.Count == 0)
                break;
        }

        return [.. _trials.Skip(start).Take(count)];
    }
}
