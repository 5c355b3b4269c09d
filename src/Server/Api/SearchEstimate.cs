using System.Globalization;
using System.Numerics;
using NasV2.Algorithms;
using NasV2.Api.V1;
using NasV2.Cluster;
using NasV2.Search.Results;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>What a search would cost, judged by trials of the same data and recipe that this store has seen.</summary>
internal sealed class SearchEstimate(IJobStore store, GrainAccess access)
{
    private const int Sampled = 32;
    private const int JobsAsked = 50;

    /// <summary>ImageNet's: what they add to a network matters little to its work.</summary>
    private const int Classes = 1000;

    public async Task<EstimateSearchResponse> EstimateAsync(SearchSpec spec, CancellationToken cancellationToken)
    {
        var space = spec.ToConstrainedSpace();
        var share = SpaceShare.Compute(space);
        var costs = Candidates(spec, space).Select(candidate => Complexity.Compute(candidate, spec.Recipe.Resolution, Classes)).ToList();
        var workers = await access.Grains.GetGrain<IDispatchGrain>(0).ListWorkersAsync();
        var response = new EstimateSearchResponse
        {
            Trials = (int)BigInteger.Min(TrialBudget.Compute(spec), share.Members),
            SpaceSize = spec.Space.Size.ToString(CultureInfo.InvariantCulture),
            SpaceShare = share.Share,
            SpaceShareError = share.StandardError,
            MeanMacs = (long)costs.Average(cost => cost.Macs),
            MeanParameters = (long)costs.Average(cost => cost.Parameters),
            Slots = workers.Where(status => !status.IsDraining).Sum(status => status.Worker.Slots),
        };
        var (seconds, basis) = await SecondsAsync(spec, response.MeanMacs, cancellationToken);
        response.Basis = basis;
        if (seconds is not { } perTrial)
            return response;
        response.SecondsPerTrial = perTrial;
        if (RemainingTime.EstimateSeconds(response.Trials, response.Slots, perTrial) is { } total)
            response.Seconds = total;
        return response;
    }

    private static List<Space.Architecture> Candidates(SearchSpec spec, ConstrainedSpace space)
    {
        var sampler = Samplers.Default.Create(spec.Sampler);
        var proposed = new List<Observation>();
        while (proposed.Count < Sampled && sampler.Suggest(space, proposed, spec.Seed) is { } candidate)
            proposed.Add(new Observation.Running(candidate));
        return [.. proposed.Select(observation => observation.Candidate)];
    }

    private async Task<(double? Seconds, string Basis)> SecondsAsync(SearchSpec spec, double macs, CancellationToken cancellationToken)
    {
        var alike = (await store.ListJobsAsync(cancellationToken)).Take(JobsAsked).Where(job => IsAlike(spec, SpecJson.Read(job.SpecJson)));
        foreach (var job in alike)
        {
            var timed = (await store.ListTrialsAsync(job.Id, cancellationToken))
                .Where(
                    trial => trial is { Result: { Outcome: TrialOutcome.Completed, Macs: > 0 }, StartedAt: not null, FinishedAt: not null })
                .ToList();
            if (timed.Count == 0)
                continue;
            var seconds = timed.Average(trial => (trial.FinishedAt!.Value - trial.StartedAt!.Value).TotalSeconds);
            var scale = macs / timed.Average(trial => trial.Result!.Macs!.Value);
            return (seconds * scale, $"{timed.Count} trials of {job.Id}, which trained on the same data by the same recipe.");
        }

        return (null, "No trial on this data by this recipe has completed in this store yet.");
    }

    private static bool IsAlike(SearchSpec spec, SearchSpec other) =>
        other.Recipe == spec.Recipe && other.Data with { Path = null } == spec.Data with { Path = null };
}
