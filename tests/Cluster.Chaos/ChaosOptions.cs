using System.Globalization;
using NasV2.Cluster.Chaos.Processes;
using NasV2.FakeTrainer;

namespace NasV2.Cluster.Chaos;

/// <summary>What a run is made of.</summary>
internal sealed record ChaosOptions
{
    /// <summary>Path of the built command line.</summary>
    public required string Nas { get; init; }

    /// <summary>Seed of the search and of the faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Trials of the job.</summary>
    public int Trials { get; init; } = 1000;

    /// <summary>Epochs of a trial.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Faults to do.</summary>
    public int Faults { get; init; } = 100;

    /// <summary>Head silos.</summary>
    public int Heads { get; init; } = 2;

    /// <summary>Worker silos, of one slot each.</summary>
    public int Workers { get; init; } = 6;

    /// <summary>What becomes of a candidate.</summary>
    public FateRules Rules { get; init; } = new();

    /// <summary>The longest time that the search may run without a finished trial.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Whether the run's folder stays.</summary>
    public bool Keep { get; init; }

    /// <summary>What <c>--trainer</c> takes.</summary>
    public string TrainerCommand(RunFolder run)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "NasV2.FakeTrainer");
        string[] words =
        [
            program,
            "--epoch-ms", $"{Rules.MinEpochMs}-{Rules.MaxEpochMs}",
            "--poison", Rules.PoisonedPercent.ToString(CultureInfo.InvariantCulture),
            "--status", run.TrainerStatus,
            "--brake", run.Brake,
        ];
        return string.Join(' ', words.Select(word => $"\"{word}\""));
    }
}
