namespace NasV2.Workers.Supervision;

/// <summary>How a trainer process is started.</summary>
public sealed record TrainerCommand
{
    /// <summary>The program.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables set for it beside the worker's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long it may take until it is ready; default 60 seconds.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);
}
