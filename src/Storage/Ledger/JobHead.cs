namespace NasV2.Storage;

/// <summary>What of a job changes while it lives.</summary>
internal sealed record JobHead(
    JobState State,
    string? Message,
    string? ResultJson,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    SearchSettings Settings)
{
    public bool IsFinal => State.IsFinal();

    public static JobHead From(SearchJob job) => new(job.State, job.Message, job.ResultJson, job.StartedAt, job.FinishedAt, job.Settings);
}
