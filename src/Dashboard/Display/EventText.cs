using System.Globalization;
using NasV2.Api;
using NasV2.Api.V1;
using What = NasV2.Api.V1.SearchEvent.WhatOneofCase;

namespace NasV2.Dashboard.Display;

/// <summary>Entries of a search's log as sentences, without the trial that they are about.</summary>
internal static class EventText
{
    private static readonly Dictionary<What, Func<SearchEvent, string>> Sentences = new()
    {
        [What.Submitted] = entry => $"submitted as {entry.Submitted.Name}",
        [What.StateChanged] = entry => $"search {Words.States[entry.StateChanged.State]}" + Because(entry.StateChanged.Message),
        [What.SettingsChanged] = entry => string.Join(", ", SearchSettings.Descriptor.Fields.InFieldNumberOrder()
            .Where(field => field.Accessor.HasValue(entry.SettingsChanged.Settings))
            .Select(field => $"{field.Name} is now {field.Accessor.GetValue(entry.SettingsChanged.Settings)}")),
        [What.Proposed] = entry => $"proposed: {entry.Proposed.Candidate}",
        [What.Started] = entry => $"began on {entry.Started.Worker}" + Attempt(entry.Started.Attempt),
        [What.EpochEnded] = entry => Epoch(entry.EpochEnded.Epoch),
        [What.Ended] = entry => Ended(entry.Ended),
        [What.Released] = entry => $"went back to the queue from {entry.Released.Worker}"
            + (entry.Released.TrainerDied ? ", its trainer died" : "") + Because(entry.Released.Reason),
        [What.StepMeasured] = entry =>
            $"step timed on {entry.StepMeasured.DeviceType}: "
                + $"{(entry.StepMeasured.Settled ? "" : "~")}{NumberFormat.Milliseconds(entry.StepMeasured.StepMs)}, "
                + $"{entry.StepMeasured.Candidate}",
        [What.DeviceCalibrated] = entry => Calibrated(entry.DeviceCalibrated),
    };

    public static string Describe(SearchEvent entry) =>
        Sentences.TryGetValue(entry.WhatCase, out var sentence) ? sentence(entry) : "an event that this dashboard does not know";

    public static bool IsBad(SearchEvent entry) => entry.WhatCase switch
    {
        What.Ended => Words.Tone(entry.Ended.Trial.Status) == "bad",
        What.Released => entry.Released.TrainerDied,
        What.StateChanged => entry.StateChanged.State == SearchState.Failed,
        _ => false,
    };

    private static string Ended(TrialEnded ended) => ended.Trial.Status == TrialStatus.Completed
        ? $"completed on {ended.Worker}: accuracy {NumberFormat.Four(ended.Trial.Accuracy)}"
            + (ended.Trial.Score is { } score ? $", reward {NumberFormat.Four(score.Reward)}" : "")
        : $"{Words.Statuses[ended.Trial.Status]} on {ended.Worker}" + Because(ended.Trial.Message);

    private static string Epoch(Epoch epoch) =>
        $"epoch {epoch.Epoch_}/{epoch.Epochs}: accuracy {NumberFormat.Four(epoch.MinivalAccuracy)}, loss "
            + $"{epoch.Loss.ToString("0.000", CultureInfo.InvariantCulture)}";

    private static string Calibrated(DeviceCalibrated calibrated) =>
        $"{calibrated.DeviceType} mapped to {calibrated.ReferenceDeviceType}: rank correlation {NumberFormat.Ratio(calibrated.Spearman)}, "
            + $"its step times {(calibrated.Accepted ? "count" : "do not count")}";

    private static string Attempt(int attempt) => attempt > 1 ? $", attempt {attempt}" : "";

    private static string Because(string reason) => reason.Length > 0 ? $": {reason}" : "";
}
