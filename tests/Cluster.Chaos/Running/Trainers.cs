using System.Globalization;
using NasV2.Cluster.Chaos.Processes;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>The trainers of a run, and how often each candidate lost one to the script.</summary>
internal sealed class Trainers(RunFolder run)
{
    /// <summary>The product gives a trial up at its third dead trainer: the script must not get that far.</summary>
    public const int MaxKillsPerCandidate = 2;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _kills = new(StringComparer.Ordinal);

    /// <summary>The most trainers that any one candidate lost to the script.</summary>
    public int MaxKills
    {
        get
        {
            lock (_gate)
                return _kills.Count == 0 ? 0 : _kills.Values.Max();
        }
    }

    /// <summary>kill -9 for one that is training; false when none is that may be killed.</summary>
    /// <param name="first">Which to try first.</param>
    public bool TryKillOne(int first)
    {
        lock (_gate)
        {
            var trainers = Running();
            return trainers.Select((_, at) => trainers[(first + at) % trainers.Count]).Any(TryKill);
        }
    }

    private List<int> Running() =>
    [
        .. Directory.EnumerateFiles(run.TrainerStatus)
            .Select(file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture))
            // A file may outlive its process, and its number may have gone to another.
            .Where(process => ProcessTable.CommandLine(process).Contains(run.TrainerStatus, StringComparison.Ordinal))
            .Order(),
    ];

    private bool TryKill(int trainer)
    {
        // Frozen first: it must not start another trial between the check and the kill.
        if (!Signals.Send(trainer, Signal.Stop))
            return false;
        var candidate = File.ReadAllText(Path.Combine(run.TrainerStatus, trainer.ToString(CultureInfo.InvariantCulture)));
        var kills = _kills.GetValueOrDefault(candidate);
        if (candidate.Length == 0 || kills == MaxKillsPerCandidate)
        {
            Signals.Send(trainer, Signal.Continue);
            return false;
        }

        _kills[candidate] = kills + 1;
        return Signals.Send(trainer, Signal.Kill);
    }
}
