using NasV2.Algorithms;
using NasV2.Cluster.Chaos.Running;
using NasV2.FakeTrainer;
using NasV2.Space;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>The search as nothing had disturbed it, computed without any of its processes.</summary>
/// <param name="Trials">By index.</param>
/// <param name="Ranking">Those that complete, best first.</param>
internal sealed record ExpectedSearch(IReadOnlyList<ExpectedTrial> Trials, IReadOnlyList<ExpectedTrial> Ranking)
{
    /// <summary>The search of a job of that seed and budget.</summary>
    public static ExpectedSearch Create(int seed, int count, FateRules rules)
    {
        var space = SearchSpaces.Find(JobSpec.Space);
        var reference = rules.Choose(space.Reference.Canonical);
        var trials = Candidates(new ConstrainedSpace(space), seed, count).Select((candidate, index) =>
        {
            var fate = rules.Choose(candidate);
            return new ExpectedTrial(index, candidate, fate, Reward(fate, reference));
        }).ToList();
        return new ExpectedSearch(trials,
        [
            .. trials.Where(trial => trial.Fate.Ending == Ending.Completed)
                .OrderByDescending(trial => trial.Reward).ThenBy(trial => trial.Fate.Parameters).ThenBy(trial => trial.Index),
        ]);
    }

    private static IEnumerable<string> Candidates(ConstrainedSpace space, int seed, int count)
    {
        var sampler = new RandomSampler();
        var proposed = new List<Observation>();
        while (proposed.Count < count && sampler.Suggest(space, proposed, seed) is { } candidate)
        {
            proposed.Add(new Observation.Running(candidate));
            yield return candidate.Canonical;
        }
    }

    private static double Reward(Fate fate, Fate reference) =>
        fate.Accuracy
        * Math.Pow(fate.StepMs / reference.StepMs, JobSpec.StepTimeExponent)
        * Math.Pow((double)fate.Parameters / reference.Parameters, JobSpec.ParametersExponent);
}
