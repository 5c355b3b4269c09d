using NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>What a search would cost, for programs; times are null where no trial of its kind was timed.</summary>
internal sealed record EstimateRow(
    int Trials, string SpaceSize, double SpaceShare, double SpaceShareError, long MeanParameters, long MeanMacs, int Slots,
    double? SecondsPerTrial, double? Seconds, string Basis)
{
    public static EstimateRow Create(EstimateSearchResponse estimate) => new(
        estimate.Trials,
        estimate.SpaceSize,
        estimate.SpaceShare,
        estimate.SpaceShareError,
        estimate.MeanParameters,
        estimate.MeanMacs,
        estimate.Slots,
        estimate.HasSecondsPerTrial ? estimate.SecondsPerTrial : null,
        estimate.HasSeconds ? estimate.Seconds : null,
        estimate.Basis);
}
