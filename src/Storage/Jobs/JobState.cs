namespace NasV2.Storage;

/// <summary>Where a search job stands; the last three are final.</summary>
public enum JobState
{
    Submitted,
    Running,
    Paused,
    Completed,
    Failed,
    Cancelled,
}
