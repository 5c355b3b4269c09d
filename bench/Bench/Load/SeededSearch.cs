using NasV2.Algorithms;
using NasV2.Search.Results;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Bench.Load;

/// <summary>A search whose trials are made up: the random sampler's candidates with deterministic results.</summary>
internal sealed class SeededSearch
{
    private const int Workers = 8;
    private const int Block = 500;

    /// <summary>Longer than any benchmark runs.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromDays(1);

    private readonly SearchSpec _spec;
    private readonly List<SeededTrial> _trials = [];

    /// <exception cref="InvalidOperationException">The space is smaller.</exception>
    public SeededSearch(string space, int trials, int epochs)
    {
        _spec = new SpecReader(SpecVocabulary.Any).Read(
            $$"""
            name: seeded
            space: {{space}}
            trials: {{trials}}
            data: { format: fashion-mnist }
            recipe: { resolution: 28, epochs: {{epochs}} }
            scaling: { evalResolution: 28, maxResolution: 48 }
            """,
            "seed");
        var members = _spec.ToConstrainedSpace();
        var proposed = new List<Observation>();
        while (proposed.Count < trials)
        {
            var candidate = new RandomSampler().Suggest(members, proposed, _spec.Seed)
                ?? throw new InvalidOperationException($"The space {space} has {proposed.Count} candidates only.");
            _trials.Add(new SeededTrial(candidate, proposed.Count, _spec.Recipe));
            proposed.Add(new Observation.Running(candidate));
        }
    }

    /// <summary>Writes it into a store, through the same calls as a real one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="isRunning">Whether it is to run on, with <see cref="Workers"/> trials leased and as many queued.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its id.</returns>
    public async Task<string> WriteAsync(IJobStore store, bool isRunning, CancellationToken cancellationToken)
    {
        var id = $"seeded-{Guid.NewGuid().ToString("N")[..8]}";
        await store.CreateJobAsync(new NewSearchJob(id, _spec.Name, SpecJson.Write(_spec), SpecJson.Hash(_spec)), cancellationToken);
        await store.SetJobStateAsync(id, JobState.Running, null, cancellationToken);
        var reference = new SeededTrial(_spec.Space.Reference, 0, _spec.Recipe).Measurement;
        await store.AddMeasurementAsync(id, reference, cancellationToken);
        await store.SetCalibrationAsync(
            id, new(reference.DeviceType, reference.DeviceType, 0, 1, 1, [], IsAccepted: true), cancellationToken);
        foreach (var block in _trials.Chunk(Block))
            await store.AddTrialsAsync(
                id, [.. block.Select(trial => new NewTrial(trial.Index, trial.Candidate.Canonical))], cancellationToken);

        var done = isRunning ? Math.Max(0, _trials.Count - (2 * Workers)) : _trials.Count;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => WorkAsync(store, id, worker, done, isRunning, cancellationToken)));
        if (!isRunning)
            await store.FinishJobAsync(id, JobState.Completed, null, await ResultAsync(store, id, cancellationToken), cancellationToken);
        return id;
    }

    private async Task WorkAsync(IJobStore store, string id, int worker, int done, bool isRunning, CancellationToken cancellationToken)
    {
        var name = $"bench-{worker}/cpu";
        foreach (var trial in _trials.Take(done).Where(trial => trial.Index % Workers == worker))
        {
            var lease = await LeaseAsync(store, id, trial, name, cancellationToken);
            var result = trial.Result;
            await store.ReportEpochsAsync(
                lease, trial.Curve(result.Outcome == TrialOutcome.Completed ? _spec.Recipe.Epochs : _spec.Recipe.Epochs / 2),
                cancellationToken);
            _ = await store.CompleteAsync(lease, result, cancellationToken)
                ?? throw new InvalidOperationException($"Trial {trial.Index} was not completed.");
        }

        if (isRunning && _trials.ElementAtOrDefault(done + worker) is { } last)
            await store.ReportEpochsAsync(
                await LeaseAsync(store, id, last, name, cancellationToken), last.Curve((_spec.Recipe.Epochs + 1) / 2), cancellationToken);
    }

    private static async Task<Lease> LeaseAsync(
        IJobStore store, string id, SeededTrial trial, string worker, CancellationToken cancellationToken)
    {
        var leased = await store.LeaseAsync(id, trial.Index, worker, Hold, cancellationToken)
            ?? throw new InvalidOperationException($"Trial {trial.Index} was not leased.");
        return new Lease(id, trial.Index, leased.Token, worker);
    }

    /// <summary>The document that a real search would leave.</summary>
    private async Task<string> ResultAsync(IJobStore store, string id, CancellationToken cancellationToken)
    {
        var search = new SearchProjection(
            (await store.FindJobAsync(id, cancellationToken))!,
            await store.ListTrialsAsync(id, cancellationToken),
            await store.ListMeasurementsAsync(id, cancellationToken),
            await store.ListCalibrationsAsync(id, cancellationToken));
        var ranking = search.Ranked();
        var reference = (await store.ListMeasurementsAsync(id, cancellationToken)).Single();
        return new SearchResult
        {
            Job = id,
            Name = _spec.Name,
            SpecHash = SpecJson.Hash(_spec),
            Reward = new RewardFunction(_spec.Reward.StepTime, _spec.Reward.Parameters),
            References =
                [new ReferenceFigures(reference.DeviceType, reference.Candidate, reference.StepTime.MedianMs, reference.Parameters)],
            Winner = ranking[0],
            Family = [.. WinnerFamily.Scale(_trials[ranking[0].Trial].Candidate, _spec.Scaling, reference.Classes)],
            Ranking = ranking,
            Unsuccessful =
            [
                .. search.Trials.Where(trial => trial.Result is { Outcome: not TrialOutcome.Completed })
                    .Select(trial => new UnsuccessfulTrial(
                    trial.Index, trial.Candidate, trial.Result!.Outcome.ToString(), trial.Result.Message)),
            ],
        }.ToJson();
    }
}
