using System.Collections;

namespace NasV2.Search.Results;

/// <summary>A search's trials by index, and how many are where.</summary>
internal sealed class TrialTable : IReadOnlyList<Trial>
{
    private readonly List<Trial> _rows = [];
    private readonly SortedSet<int> _running = [];
    private double _seconds;
    private int _timed;

    public int Count => _rows.Count;

    public int Finished { get; private set; }

    public int Unsuccessful { get; private set; }

    public IEnumerable<Trial> Running => _running.Select(index => _rows[index]);

    public double? SecondsPerTrial => _timed == 0 ? null : _seconds / _timed;

    public Trial this[int index] => _rows[index];

    /// <summary>Takes a row in, unless a newer one is known: answers of the store may overtake each other.</summary>
    public bool Put(Trial row)
    {
        if (row.Index == _rows.Count)
            _rows.Add(row);
        else if (_rows[row.Index].State == TrialState.Finished || Age(row) < Age(_rows[row.Index]))
            return false;
        else
            _rows[row.Index] = row;
        Note(row);
        return true;
    }

    /// <summary>Takes an event in, unless the row already knows it.</summary>
    public bool Apply(string jobId, int index, LoggedEvent next)
    {
        if (next.Event is TrialProposed proposed)
            return index == _rows.Count && Put(Trial.Propose(jobId, index, proposed.Candidate));
        var known = _rows[index];
        var after = After(known, next);
        var isNews = next.Event is EpochEnded epoch ? epoch.Attempt == known.Attempt : Age(after) > Age(known);
        return isNews && Put(after);
    }

    public IEnumerator<Trial> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Trial After(Trial trial, LoggedEvent next) => next.Event switch
    {
        TrialStarted started => trial with
        {
            State = TrialState.Leased,
            Attempt = started.Attempt,
            Token = started.Token,
            Worker = started.Worker,
            LeaseUntil = started.Until,
            StartedAt = next.Time,
            NotBefore = null,
        },
        EpochEnded ended => trial with { LastEpoch = ended.Epoch.Number },
        TrialEnded ended => trial with
        {
            State = TrialState.Finished,
            Worker = ended.Worker,
            LeaseUntil = null,
            FinishedAt = next.Time,
            Result = ended.Result,
        },
        TrialReleased released => trial with
        {
            State = TrialState.Queued,
            Token = released.Token,
            Worker = null,
            LeaseUntil = null,
            TrainerDeaths = trial.TrainerDeaths + (released.TrainerDied ? 1 : 0),
            NotBefore = released.NotBefore,
        },
        _ => trial,
    };

    /// <summary>Grows with every lease, release and end of a trial.</summary>
    private static long Age(Trial row) => row.State switch
    {
        TrialState.Finished => long.MaxValue,
        TrialState.Leased => 2 * row.Token,
        _ => (2 * row.Token) + 1,
    };

    private void Note(Trial row)
    {
        if (row.State == TrialState.Leased)
            _running.Add(row.Index);
        else
            _running.Remove(row.Index);
        if (row.State != TrialState.Finished)
            return;
        Finished++;
        if (row.Result is { Outcome: not TrialOutcome.Completed })
            Unsuccessful++;
        if (row is { StartedAt: { } started, FinishedAt: { } finished })
            (_seconds, _timed) = (_seconds + (finished - started).TotalSeconds, _timed + 1);
    }
}
