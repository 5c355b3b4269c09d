using System.Collections;
using NasV2.Storage;

namespace NasV2.Search.Views;

/// <summary>A search's trials by index, as its events leave them.</summary>
internal sealed class TrialRows : IEnumerable<Trial>
{
    private readonly string _jobId;
    private readonly List<Trial> _rows;
    private readonly SortedSet<int> _running = [];
    private double _seconds;
    private int _timed;

    public TrialRows(string jobId, IEnumerable<Trial> rows)
    {
        _jobId = jobId;
        _rows = [.. rows];
        foreach (var row in _rows)
            Count(row);
    }

    public int Finished { get; private set; }

    public int Unsuccessful { get; private set; }

    public IEnumerable<Trial> Running => _running.Select(index => _rows[index]);

    public double? SecondsPerTrial => _timed == 0 ? null : _seconds / _timed;

    public Trial this[int index] => _rows[index];

    /// <summary>How many there are.</summary>
    public int Length => _rows.Count;

    /// <summary>Takes an event about a trial in; one that the row knows already changes nothing for good, for later ones follow.</summary>
    public void Apply(int index, StoredEvent next)
    {
        switch (StoredPayload.Read(next))
        {
            case CandidateProposed proposed when index == _rows.Count:
                _rows.Add(new Trial(_jobId, index, proposed.Candidate, TrialState.Queued, 0, 0, 0, null, null, null, null, null));
                break;
            case TrialLeased leased:
                Put(_rows[index] with
                {
                    State = TrialState.Leased,
                    Attempt = leased.Attempt,
                    Token = leased.Token,
                    Worker = leased.Worker,
                    LeaseUntil = leased.Until,
                    StartedAt = next.Time,
                    NotBefore = null,
                });
                break;
            case EpochReported reported:
                Put(_rows[index] with { LastEpoch = reported.Report.Epoch });
                break;
            case TrialFinished finished:
                Put(_rows[index] with
                {
                    State = TrialState.Finished, Worker = finished.Worker, LeaseUntil = null, FinishedAt = next.Time, Result = finished.Result,
                });
                break;
            case LeaseLost lost:
                Put(_rows[index] with
                {
                    State = TrialState.Queued,
                    Worker = null,
                    LeaseUntil = null,
                    TrainerDeaths = _rows[index].TrainerDeaths + (lost.TrainerDied ? 1 : 0),
                    NotBefore = lost.NotBefore,
                });
                break;
        }
    }

    public IEnumerator<Trial> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Put(Trial row)
    {
        var old = _rows[row.Index];
        // The end of a trial stands: what comes after it in a replay came before it in truth.
        if (old.State == TrialState.Finished)
            return;
        _running.Remove(row.Index);
        _rows[row.Index] = row;
        Count(row);
    }

    private void Count(Trial row)
    {
        if (row.State == TrialState.Leased)
            _running.Add(row.Index);
        if (row.State != TrialState.Finished)
            return;
        Finished++;
        if (row.Result is { Outcome: not TrialOutcome.Completed })
            Unsuccessful++;
        if (row is { StartedAt: { } started, FinishedAt: { } finished })
            (_seconds, _timed) = (_seconds + (finished - started).TotalSeconds, _timed + 1);
    }
}
