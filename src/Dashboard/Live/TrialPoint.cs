using NasV2.Api.V1;

namespace NasV2.Dashboard.Live;

/// <summary>A trial as charts show it; figures that it lacks are NaN.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Epoch">The last epoch that it reported.</param>
/// <param name="Accuracy">Minival accuracy, of a running trial its last epoch's.</param>
/// <param name="StepMs">Training step time, milliseconds.</param>
/// <param name="Parameters">Trainable parameters.</param>
/// <param name="Reward">Its reward.</param>
/// <param name="Version">When it last changed, in the feed's count.</param>
public readonly record struct TrialPoint(
    TrialStatus Status, int Epoch, double Accuracy, double StepMs, double Parameters, double Reward, long Version)
{
    internal static TrialPoint FromTrial(Trial trial, long version) => new(
        trial.Status,
        trial.Epoch,
        trial.HasAccuracy ? trial.Accuracy : double.NaN,
        trial.Score?.StepMs ?? double.NaN,
        trial.HasParameters ? trial.Parameters : double.NaN,
        trial.Score?.Reward ?? double.NaN,
        version);
}
