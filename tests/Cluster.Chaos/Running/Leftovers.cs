using NasV2.Cluster.Chaos.Processes;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>Processes of a run that outlived those who started them.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>Gives them time to end, then kills them; returns a sentence for each that had to be killed.</summary>
    /// <param name="run">The run whose mark they carry.</param>
    public static async Task<IReadOnlyList<string>> KillAsync(RunFolder run)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(Period);
        while (Find(run).Count > 0 && !limit.IsCancellationRequested)
            await tick.WaitForNextTickAsync(CancellationToken.None);
        var left = Find(run);
        foreach (var (process, _) in left)
            Signals.Send(process, Signal.Kill);
        return [.. left.Select(leftover => $"process {leftover.Process} was left behind: {leftover.Command}")];
    }

    private static List<(int Process, string Command)> Find(RunFolder run) =>
    [
        .. ProcessTable.WithVariable(RunFolder.Variable, run.Root)
            .Select(process => (process, ProcessTable.CommandLine(process)))
            .Where(pair => pair.Item2.Length > 0),
    ];
}
