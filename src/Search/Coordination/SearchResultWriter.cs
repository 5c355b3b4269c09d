using NasV2.Algorithms;
using NasV2.Search.Results;
using NasV2.Space;

namespace NasV2.Search.Coordination;

/// <summary>Turns a finished search into its result document.</summary>
internal static class SearchResultWriter
{
    /// <param name="ranking">Best first, at least one.</param>
    public static SearchResult Write(SearchProjection search, IReadOnlyList<RankedTrial> ranking) => new()
    {
        Job = search.Job.Id,
        Name = search.Job.Name,
        SpecHash = search.Job.SpecHash,
        Reward = new RewardFunction(search.Spec.Reward.StepTime, search.Spec.Reward.Parameters),
        References =
        [
            .. search.StepTimes.References.Select(reference => new ReferenceFigures(
                reference.DeviceType, reference.Candidate, reference.StepTime.MedianMs, reference.Parameters)),
        ],
        Calibrations = [.. search.StepTimes.Calibrations.Where(calibration => calibration.DeviceType != calibration.ReferenceDeviceType)],
        Winner = ranking[0],
        Family = [.. WinnerFamily.Scale(Architecture.Parse(ranking[0].Candidate), search.Spec.Scaling, search.Classes!.Value)],
        Ranking = ranking,
        Unsuccessful =
        [
            .. search.Trials
                .Where(trial => trial.Result is { Outcome: not TrialOutcome.Completed })
                .Select(
                    trial => new UnsuccessfulTrial(trial.Index, trial.Candidate, trial.Result!.Outcome.ToString(), trial.Result.Message)),
        ],
        LargestClass = search.LargestClass,
        Note = search.Note,
    };
}
