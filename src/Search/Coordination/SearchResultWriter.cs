using NasV2.Search.Algorithms;
using NasV2.Search.Results;
using NasV2.Space;
using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <summary>Turns a finished search into the document that people take away.</summary>
internal static class SearchResultWriter
{
    public static SearchResult Write(
        SearchJob job, IReadOnlyList<RankedTrial> ranking, RewardFunction reward) => new()
        {
            Job = job.Record.Id,
            Name = job.Record.Name,
            SpecHash = job.Record.SpecHash,
            Reward = reward,
            References =
            [
                .. job.StepTimes.References.Select(reference => new ReferenceFigures(
                    reference.DeviceType, reference.Candidate, reference.StepTime.MedianMs, reference.Parameters)),
            ],
            Calibrations = [.. job.StepTimes.Calibrations.Where(calibration => calibration.DeviceType != calibration.ReferenceDeviceType)],
            Winner = ranking[0],
            Family = [.. WinnerFamily.Of(Architecture.Parse(ranking[0].Candidate), job.Spec.Scaling, job.StepTimes.References.First().Classes)],
            Ranking = ranking,
            Unsuccessful =
            [
                .. job.Trials
                    .Select(trial => trial.Record)
                    .Where(trial => trial.Result is { Outcome: not TrialOutcome.Completed })
                    .Select(trial => new UnsuccessfulTrial(trial.Index, trial.Candidate, trial.Result!.Outcome.ToString(), trial.Result.Message)),
            ],
            Note = job.Note,
        };
}
