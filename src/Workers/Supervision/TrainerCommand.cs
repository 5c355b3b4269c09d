namespace NasV2.Workers.Supervision;

/// <summary>How a trainer process is started.</summary>
public sealed record TrainerCommand
{
    private const int MaxShownLength = 100;

    /// <summary>The program.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>What messages call it; null for program and arguments.</summary>
    public string? Title { get; init; }

    /// <summary>Environment variables set for it beside the worker's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Beginning of the names of the worker's own variables that it does not get; null where it gets them all.</summary>
    public string? HiddenVariables { get; init; }

    /// <summary>How long it may take until it is ready; default 60 seconds.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The trainer as the subject of a sentence, such as <c>the trainer 'python3 trainer.py'</c>.</summary>
    public string Name => $"the trainer '{Title ?? Show([Program, .. Arguments])}'";

    /// <summary>A command on one line, cut where it is long.</summary>
    public static string Show(IEnumerable<string> words)
    {
        var text = string.Join(' ', words).ReplaceLineEndings(" ");
        return text.Length > MaxShownLength ? text[..MaxShownLength] + "…" : text;
    }
}
