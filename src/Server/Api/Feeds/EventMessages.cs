using Google.Protobuf.WellKnownTypes;
using NasV2.Contracts.V1;
using NasV2.Server.Api.Messages;
using NasV2.Storage;

namespace NasV2.Server.Api.Feeds;

/// <summary>Events of the store as messages.</summary>
internal static class EventMessages
{
    public static SearchEvent Of(StoredEvent stored)
    {
        var message = new SearchEvent { Sequence = stored.Sequence, Time = Timestamp.FromDateTimeOffset(stored.Time) };
        if (stored.TrialIndex is { } trial)
            message.Trial = trial;
        Fill(message, stored);
        return message;
    }

    private static void Fill(SearchEvent message, StoredEvent stored)
    {
        switch (StoredPayload.Read(stored))
        {
            case JobSubmitted submitted:
                message.Submitted = new SearchSubmitted { Name = submitted.Name, SpecHash = submitted.SpecHash };
                break;
            case JobStateChanged change:
                message.StateChanged = new SearchStateChanged { State = SearchMessages.Of(change.State), Message = change.Message ?? "" };
                break;
            case Storage.BudgetChanged change:
                message.BudgetChanged = new Contracts.V1.BudgetChanged { Trials = change.Trials };
                break;
            case Storage.PriorityChanged change:
                message.PriorityChanged = new Contracts.V1.PriorityChanged { Priority = change.Priority };
                break;
            case CandidateProposed proposed:
                message.Proposed = new TrialProposed { Candidate = proposed.Candidate };
                break;
            case TrialLeased leased:
                message.Started = new TrialStarted { Attempt = leased.Attempt, Worker = leased.Worker };
                break;
            case EpochReported reported:
                message.EpochEnded = new EpochEnded { Attempt = reported.Attempt, Epoch = SearchMessages.Of(reported.Report) };
                break;
            case TrialFinished finished:
                message.Ended = new TrialEnded
                {
                    Attempt = finished.Attempt,
                    Worker = finished.Worker,
                    Trial = TrialMessages.Of(stored.TrialIndex!.Value, finished, stored.Time),
                };
                break;
            case LeaseLost lost:
                message.Released = new TrialReleased
                {
                    Attempt = lost.Attempt, Worker = lost.Worker, Reason = lost.Reason, TrainerDied = lost.TrainerDied,
                };
                break;
            case StepMeasurement measured:
                message.StepMeasured = new StepMeasured
                {
                    Candidate = measured.Candidate,
                    DeviceType = measured.DeviceType,
                    StepMs = measured.StepTime.MedianMs,
                    Settled = measured.StepTime.Settled,
                };
                break;
            case DeviceCalibration calibration:
                message.DeviceCalibrated = new DeviceCalibrated
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
