namespace NasV2.Specs;

/// <summary>A program that trains the job's candidates in the place of the built-in trainer; it speaks docs/trainer-protocol.md.</summary>
public sealed record TrainerSpec
{
    /// <summary>The program and its arguments, 1 to 64 texts of 1 to 4096 characters; <c>{device}</c> in an argument stands for the device.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <inheritdoc/>
    public bool Equals(TrainerSpec? other) => other is not null && Command.SequenceEqual(other.Command, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Command.Aggregate(0, HashCode.Combine);
}
