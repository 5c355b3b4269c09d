using NasV2.Cli.Api;
using NasV2.Search.Results;
using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>The trials of a search, as <c>nas trials --json</c> prints them.</summary>
/// <param name="Job">Id of the search.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LargestClass">Share of the largest class of the minival; null where it is not known.</param>
/// <param name="Ranking">The trials that count, best first.</param>
/// <param name="Trials">All trials, by index.</param>
/// <param name="References">The reference architecture's step, at most one per device type.</param>
/// <param name="Calibrations">How step times of each device type are mapped to the reference type.</param>
internal sealed record TrialsReport(
    string Job,
    Proto.SearchState State,
    double? LargestClass,
    IReadOnlyList<RankedTrial> Ranking,
    IReadOnlyList<TrialRow> Trials,
    IReadOnlyList<StepMeasurement> References,
    IReadOnlyList<DeviceCalibration> Calibrations)
{
    /// <param name="search">The search.</param>
    /// <param name="trials">All its trials, best first.</param>
    /// <param name="steps">What their step times are compared by.</param>
    public static TrialsReport FromProto(Proto.Search search, IReadOnlyList<Proto.Trial> trials, Proto.GetStepTimesResponse steps) => new(
        search.Id,
        search.State,
        search.HasLargestClass ? search.LargestClass : null,
        [.. trials.Where(trial => trial.Score is not null).Select(trial => trial.ToRanked())],
        [.. trials.OrderBy(trial => trial.Index).Select(trial => TrialRow.FromProto(search.Id, trial))],
        [.. steps.References.Select(measurement => measurement.ToRecord())],
        [.. steps.Calibrations.Select(calibration => calibration.ToRecord())]);
}
