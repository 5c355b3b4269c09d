namespace NasV2.Cluster.Chaos.Running;

/// <summary>Where the job stands.</summary>
/// <param name="JobId">Its id.</param>
/// <param name="State">Its state, as the store spells it.</param>
/// <param name="Finished">Trials that have their result.</param>
internal sealed record Progress(string JobId, string State, int Finished)
{
    /// <summary>Whether the job takes no further turn by itself: it ended, or waits for a person.</summary>
    public bool IsOver => State is "Completed" or "Failed" or "Cancelled" or "Paused";
}
