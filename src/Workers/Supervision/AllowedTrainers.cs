namespace NasV2.Workers.Supervision;

/// <summary>The commands that jobs may bring along as their trainers: those that begin, word for word, with one
/// that the operator named.</summary>
public sealed class AllowedTrainers
{
    private readonly IReadOnlyList<IReadOnlyList<string>>? _commands;

    private AllowedTrainers(IReadOnlyList<IReadOnlyList<string>>? commands) => _commands = commands;

    /// <summary>Any command: for people who run their own jobs on their own machine.</summary>
    public static AllowedTrainers Any { get; } = new(null);

    /// <summary>No command.</summary>
    public static AllowedTrainers None { get; } = new([]);

    /// <summary>Those of a list of commands, each written as for a shell.</summary>
    /// <exception cref="FormatException">One of them cannot be split into words.</exception>
    public static AllowedTrainers Parse(IEnumerable<string> commands) => new([.. commands.Select(CommandWords.Split)]);

    /// <summary>Whether a command may be run.</summary>
    public bool Admits(IReadOnlyList<string> command) =>
        _commands is null || _commands.Any(allowed => command.Take(allowed.Count).SequenceEqual(allowed, StringComparer.Ordinal));

    /// <summary>Why a command may not be run, and what may.</summary>
    /// <param name="command">The command.</param>
    /// <param name="who">Who refuses it, such as <c>this service</c>.</param>
    public string Refusal(IReadOnlyList<string> command, string who)
    {
        var allowed = _commands is { Count: > 0 } ? $"only what begins with {this}" : "none";
        return $"trainer.command is '{TrainerCommand.Show(command)}'; {who} runs programs that its operator allowed, which are {allowed} "
            + "(option --allow-trainer or setting trainers.allowed, on heads and workers).";
    }

    /// <summary>What messages call them.</summary>
    public override string ToString() => string.Join(" or ", (_commands ?? []).Select(words => $"'{TrainerCommand.Show(words)}'"));
}
