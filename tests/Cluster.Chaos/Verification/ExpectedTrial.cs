using NasV2.FakeTrainer;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>A trial as an undisturbed search has it.</summary>
/// <param name="Index">The trial, from 0.</param>
/// <param name="Candidate">Canonical string.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Reward">A·S^w·P^v, also where it does not complete.</param>
internal sealed record ExpectedTrial(int Index, string Candidate, Fate Fate, double Reward)
{
    /// <summary>The outcome that the store holds.</summary>
    public string Outcome => Fate.Ending switch
    {
        Ending.Completed => "Completed",
        Ending.Diverged => "Diverged",
        Ending.OutOfMemory => "OutOfMemory",
        Ending.Poisoned => "Failed",
        Ending.Hanging => "TimedOut",
        _ => throw new InvalidOperationException($"The ending {Fate.Ending} has no outcome."),
    };
}
