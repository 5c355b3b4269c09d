using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs;

/// <summary>A program that trains the job's candidates instead of the built-in trainer; it speaks docs/trainer-protocol.md.</summary>
public sealed record TrainerSpec : SpecSection
{
    [Field("The program and its arguments; {device} in an argument stands for the device. The operator of a service has to allow it.")]
    [Length(1, 64, ErrorMessage = "[python3, trainer.py]")]
    [RegularExpression("^[^\\u0000]{1,4096}$", ErrorMessage = "text of 1 to 4096 characters; numbers need quotes")]
    public required IReadOnlyList<string> Command { get; init; }

    /// <inheritdoc/>
    public bool Equals(TrainerSpec? other) => other is not null && Command.SequenceEqual(other.Command, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Command.Aggregate(0, HashCode.Combine);
}
