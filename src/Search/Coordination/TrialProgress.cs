using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <summary>A trial as its coordinator follows it.</summary>
internal sealed class TrialProgress(Trial record, bool isStored)
{
    public Trial Record { get; private set; } = record;

    /// <summary>False from its proposal until the store has it.</summary>
    public bool IsStored { get; private set; } = isStored;

    public Contracts.EpochReport? LastEpoch { get; set; }

    /// <summary>Takes a row of the store in, unless a newer one was taken in already: answers of the store may overtake each other.</summary>
    public bool Update(Trial row)
    {
        if (IsStored && Age(row) < Age(Record))
            return false;
        (Record, IsStored) = (row, true);
        return true;
    }

    /// <summary>Grows with every lease, release and end of a trial.</summary>
    private static long Age(Trial row) => row.State switch
    {
        TrialState.Finished => long.MaxValue,
        TrialState.Leased => 2 * row.Token,
        _ => 2 * row.Token + 1,
    };
}
