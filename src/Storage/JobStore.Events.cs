using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

internal sealed partial class JobStore
{
    // A page at a time: a slow reader must not hold a database snapshot open, for SQLite could not shorten its WAL.
    private const int PageSize = 500;

    public async IAsyncEnumerable<LoggedEvent> ReadEventsAsync(
        string jobId, long after, [EnumeratorCancellation] CancellationToken cancellationToken, IReadOnlyCollection<Type>? types = null)
    {
        var kinds = types is null ? null : EventFormat.KindsOf(types);
        List<EventRow> page;
        do
        {
            var from = after;
            page = await transactions.ReadAsync(
                db => WhereKind(db.Events, kinds)
                    .Where(e => e.JobId == jobId && e.Sequence > from)
                    .OrderBy(e => e.Sequence)
                    .Take(PageSize)
                    .ToListAsync(cancellationToken),
                cancellationToken);
            foreach (var row in page)
                yield return row.ToEvent();
            after = page.Count > 0 ? page[^1].Sequence : after;
        }
        while (page.Count == PageSize);
    }

    private static IQueryable<EventRow> WhereKind(IQueryable<EventRow> events, IReadOnlyList<string>? kinds) =>
        kinds is null ? events : events.Where(e => kinds.Contains(e.Kind));
}
