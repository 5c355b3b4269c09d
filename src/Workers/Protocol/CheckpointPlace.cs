namespace NasV2.Workers.Protocol;

/// <summary>Where the checkpoints of a trial are, and which attempt asks.</summary>
/// <param name="Key">The trial's part of the store, such as <c>fashion-mnist-1/7</c>; every attempt finds
/// those of the others there.</param>
/// <param name="Token">The attempt: each has a greater one than those before, and its own files.</param>
/// <param name="Reported">Epochs that were reported by earlier attempts; one that was checkpointed but not
/// reported is reported on resuming.</param>
public sealed record CheckpointPlace(string Key, long Token, int Reported = 0)
{
    /// <summary>The place of a leased trial.</summary>
    public static CheckpointPlace Create(Lease lease, int reported = 0)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return new CheckpointPlace($"{lease.JobId}/{lease.Index}", lease.Token, reported);
    }
}
