using Google.Protobuf.WellKnownTypes;
using NasV2.Search.Results;
using NasV2.Server.Api.Messages;
using Proto = NasV2.Api.V1;

namespace NasV2.Server.Api.Feeds;

/// <summary>Events of a search's log as messages.</summary>
internal static class EventMessages
{
    public static Proto.SearchEvent ToProto(LoggedEvent logged)
    {
        var message = new Proto.SearchEvent { Sequence = logged.Sequence, Time = Timestamp.FromDateTimeOffset(logged.Time) };
        if (logged.Trial is { } trial)
            message.Trial = trial;
        Fill(message, logged);
        return message;
    }

    /// <summary>The event with what the log does not know: the score of a trial that ended.</summary>
    public static Proto.SearchEvent WithScore(Proto.SearchEvent next, SearchProjection search)
    {
        if (next.Ended is null || search.ScoreOf(next.Trial) is not { } score)
            return next;
        var scored = next.Clone();
        scored.Ended.Trial.Score = TrialMessages.ToProto(score);
        return scored;
    }

    private static void Fill(Proto.SearchEvent message, LoggedEvent logged)
    {
        switch (logged.Event)
        {
            case SearchSubmitted submitted:
                message.Submitted = new Proto.SearchSubmitted { Name = submitted.Name, SpecHash = submitted.SpecHash };
                break;
            case SearchStateChanged change:
                message.StateChanged = new Proto.SearchStateChanged
                {
                    State = SearchMessages.ToProto(change.State),
                    Message = change.Message ?? "",
                };
                break;
            case SettingsChanged { Change: var change }:
                message.SettingsChanged = new Proto.SettingsChanged { Settings = SettingsMessages.ToProto(change) };
                break;
            case TrialProposed proposed:
                message.Proposed = new Proto.TrialProposed { Candidate = proposed.Candidate };
                break;
            case TrialStarted started:
                message.Started = new Proto.TrialStarted { Attempt = started.Attempt, Worker = started.Worker };
                break;
            case EpochEnded ended:
                message.EpochEnded = new Proto.EpochEnded { Attempt = ended.Attempt, Epoch = SearchMessages.ToProto(ended.Epoch) };
                break;
            case TrialEnded ended:
                message.Ended = new Proto.TrialEnded
                {
                    Attempt = ended.Attempt,
                    Worker = ended.Worker,
                    Trial = TrialMessages.ToProto(logged.Trial!.Value, ended, logged.Time),
                };
                break;
            case TrialReleased released:
                message.Released = new Proto.TrialReleased
                {
                    Attempt = released.Attempt,
                    Worker = released.Worker,
                    Reason = released.Reason,
                    TrainerDied = released.TrainerDied,
                };
                break;
            case StepMeasured { Measurement: var measured }:
                message.StepMeasured = new Proto.StepMeasured
                {
                    Candidate = measured.Candidate,
                    DeviceType = measured.DeviceType,
                    StepMs = measured.StepTime.MedianMs,
                    Settled = measured.StepTime.Settled,
                };
                break;
            case DeviceCalibrated { Calibration: var calibration }:
                message.DeviceCalibrated = new Proto.DeviceCalibrated
                {
                    DeviceType = calibration.DeviceType,
                    ReferenceDeviceType = calibration.ReferenceDeviceType,
                    Spearman = calibration.Spearman,
                    Accepted = calibration.IsAccepted,
                };
                break;
        }
    }
}
