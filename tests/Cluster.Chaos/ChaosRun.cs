using NasV2.Cluster.Chaos.Faults;
using NasV2.Cluster.Chaos.Processes;
using NasV2.Cluster.Chaos.Running;
using NasV2.Cluster.Chaos.Verification;
using Npgsql;

namespace NasV2.Cluster.Chaos;

/// <summary>One job under one script, from an empty folder to the verified result.</summary>
internal sealed class ChaosRun(ChaosOptions options, TextWriter? follow)
{
    private const int KilledBySignal = 128;

    private readonly List<string> _violations = [];

    /// <summary>Runs it; nothing that it started is left when this returns, or throws.</summary>
    public async Task<RunReport> RunAsync(CancellationToken cancellationToken)
    {
        var folder = new RunFolder();
        using var reaper = new Reaper(folder);
        var isKept = true;
        try
        {
            var report = await RunOrExplainAsync(folder, cancellationToken);
            isKept = options.Keep || report.Violations.Count > 0;
            return report with { Folder = isKept ? folder.Root : null };
        }
        catch (OperationCanceledException)
        {
            isKept = options.Keep;
            throw;
        }
        finally
        {
            if (!isKept)
                folder.Delete();
            else
                follow?.WriteLine($"kept {folder.Root}");
        }
    }

    private async Task<RunReport> RunOrExplainAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(folder, cancellationToken);
        }
        catch (ChaosException exception)
        {
            // The other seeds still have their say.
            _violations.Add(exception.Message);
            return new RunReport
            {
                Seed = options.Seed,
                Faults = new Dictionary<string, int>(),
                Elapsed = TimeSpan.Zero,
                Violations = _violations,
            };
        }
    }

    private async Task<RunReport> RunAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        var log = new RunLog(folder.Log("chaos"), follow);
        log.Write($"seed {options.Seed}: {options.Trials} trials, {options.Faults} faults, in {folder.Root}");
        await using var cluster = await ChaosCluster.StartAsync(options, folder, cancellationToken);
        await using var database = NpgsqlDataSource.Create(cluster.Store.ConnectionString);
        await Submission.RunAsync(options, cluster, cancellationToken);
        var director = new Director(options, cluster, new JobWatch(database), log);
        var script = FaultScript.Draw(options.Seed, options.Faults, FaultKinds.All);
        var progress = await PlayAsync(director, script, log, cancellationToken);
        var elapsed = log.Elapsed;

        _violations.AddRange(await cluster.StopAsync());
        var stored = progress is null ? null : await StoreReader.ReadAsync(database, progress.JobId, cancellationToken);
        if (stored is not null)
            _violations.AddRange(Checks.Run(stored, ExpectedSearch.Create(options.Seed, options.Trials, options.Rules)));
        var exits = cluster.Nodes.SelectMany(node => node.OwnExits).CountBy(code => code).ToDictionary();
        CheckHarness(director, exits);
        log.Write($"ended with {_violations.Count} violations");
        return new RunReport
        {
            Seed = options.Seed,
            Faults = director.Done,
            Elapsed = elapsed,
            Attempts = stored?.Count(StoredEvent.Leased) ?? 0,
            LeasesLost = stored?.Count(StoredEvent.LeaseLost) ?? 0,
            MaxTrainerKills = cluster.Trainers.MaxKills,
            OwnExits = exits,
            Finished = stored?.Trials.Count(trial => trial.Result is not null) ?? 0,
            Violations = _violations,
        };
    }

    private async Task<Progress?> PlayAsync(
        Director director, IReadOnlyList<ScriptedFault> script, RunLog log, CancellationToken cancellationToken)
    {
        try
        {
            return await director.PlayAsync(script, cancellationToken);
        }
        catch (ChaosException exception)
        {
            // A job that stands still is a finding, and what the store holds says more about it.
            log.Write(exception.Message);
            _violations.Add(exception.Message);
            return director.LastSeen;
        }
    }

    private void CheckHarness(Director director, Dictionary<int, int> exits)
    {
        if (director.Done.Values.Sum() is var done && done != options.Faults)
            _violations.Add($"only {done} of {options.Faults} faults were done");
        _violations.AddRange(exits
            .Where(exit => exit.Key > KilledBySignal)
            .Select(exit => $"nodes crashed {exit.Value} times with signal {exit.Key - KilledBySignal}"));
    }
}
