using Google.Protobuf.WellKnownTypes;
using NasV2.Search.Results;
using NasV2.Search.Views;
using Proto = NasV2.Api.V1;

namespace NasV2.Server.Api.Messages;

/// <summary>Trials as messages.</summary>
internal static class TrialMessages
{
    private static readonly Dictionary<TrialOutcome, Proto.TrialStatus> Outcomes = new()
    {
        [TrialOutcome.Completed] = Proto.TrialStatus.Completed,
        [TrialOutcome.OutOfMemory] = Proto.TrialStatus.OutOfMemory,
        [TrialOutcome.Diverged] = Proto.TrialStatus.Diverged,
        [TrialOutcome.TimedOut] = Proto.TrialStatus.TimedOut,
        [TrialOutcome.Infeasible] = Proto.TrialStatus.Infeasible,
        [TrialOutcome.Cancelled] = Proto.TrialStatus.Cancelled,
        [TrialOutcome.Failed] = Proto.TrialStatus.Failed,
        [TrialOutcome.NothingLearned] = Proto.TrialStatus.NothingLearned,
    };

    public static Proto.TrialStatus StatusOf(Trial row) => row switch
    {
        { Result: { } result } => Outcomes[result.Outcome],
        { State: TrialState.Leased } => Proto.TrialStatus.Running,
        _ => Proto.TrialStatus.Queued,
    };

    /// <summary>For charts of many trials.</summary>
    public static Proto.Trial Brief(TrialEntry entry)
    {
        var trial = new Proto.Trial { Index = entry.Row.Index, Status = StatusOf(entry.Row), Epoch = entry.Row.LastEpoch };
        Fill(trial, entry.Row.Result);
        if (entry.Score is { } score)
            trial.Score = ToProto(score);
        return trial;
    }

    public static Proto.Trial ToProto(TrialEntry entry)
    {
        var row = entry.Row;
        var trial = Brief(entry);
        trial.Candidate = row.Candidate;
        trial.Worker = row.Worker ?? "";
        trial.Attempt = row.Attempt;
        trial.Started = SearchMessages.Time(row.StartedAt);
        trial.Ended = SearchMessages.Time(row.FinishedAt);
        trial.Message = row.Result?.Message ?? "";
        FillTimes(trial, row.Result);
        return trial;
    }

    /// <summary>A trial's end as the log has it, without its score.</summary>
    public static Proto.Trial ToProto(int index, TrialEnded ended, DateTimeOffset time)
    {
        var trial = new Proto.Trial
        {
            Index = index,
            Status = Outcomes[ended.Result.Outcome],
            Worker = ended.Worker,
            Attempt = ended.Attempt,
            Ended = Timestamp.FromDateTimeOffset(time),
            Message = ended.Result.Message ?? "",
        };
        Fill(trial, ended.Result);
        FillTimes(trial, ended.Result);
        return trial;
    }

    public static Proto.Attempt ToProto(Attempt attempt) => new()
    {
        Trial = attempt.Trial,
        Attempt_ = attempt.Number,
        Worker = attempt.Worker,
        Started = Timestamp.FromDateTimeOffset(attempt.Started),
        Ended = SearchMessages.Time(attempt.Ended),
        Status = StatusOf(attempt),
        Message = attempt.Message ?? "",
    };

    public static Proto.Effect ToProto(ChoiceEffect effect)
    {
        var message = new Proto.Effect
        {
            Stage = effect.Decision.Stage,
            Decision = effect.Decision.Name,
            Option = effect.Option,
            Trials = effect.Trials,
        };
        if (effect is { MeanReward: { } reward, MeanAccuracy: { } accuracy })
            (message.MeanReward, message.MeanAccuracy) = (reward, accuracy);
        if (effect.StandardError is { } error)
            message.StandardError = error;
        return message;
    }

    public static Proto.StepMeasurement ToProto(StepMeasurement measurement) => new()
    {
        DeviceType = measurement.DeviceType,
        Candidate = measurement.Candidate,
        StepTime = ToProto(measurement.StepTime),
        Parameters = measurement.Parameters,
        Classes = measurement.Classes,
    };

    public static Proto.DeviceCalibration ToProto(DeviceCalibration calibration) => new()
    {
        DeviceType = calibration.DeviceType,
        ReferenceDeviceType = calibration.ReferenceDeviceType,
        Intercept = calibration.Intercept,
        Slope = calibration.Slope,
        Spearman = calibration.Spearman,
        Residuals =
        {
            calibration.Residuals.Select(residual => new Proto.CalibrationResidual
            {
                Candidate = residual.Candidate, MeasuredMs = residual.MeasuredMs, MappedMs = residual.MappedMs,
                ReferenceMs = residual.ReferenceMs,
            }),
        },
        Accepted = calibration.IsAccepted,
    };

    private static Proto.StepTime ToProto(StepTime step) => new()
    {
        MedianMs = step.MedianMs,
        MadMs = step.MadMs,
        Steps = step.Steps,
        Settled = step.Settled,
        Device = step.Device,
        DeviceType = step.DeviceType,
        Batch = step.Batch,
        Resolution = step.Resolution,
        Precision = step.Precision,
        Libraries = step.Libraries,
        CoTenants = { step.CoTenants ?? [] },
    };

    private static Proto.TrialStatus StatusOf(Attempt attempt) => attempt switch
    {
        { Ended: null } => Proto.TrialStatus.Running,
        { Outcome: { } outcome } => Outcomes[outcome],
        _ => Proto.TrialStatus.Queued,
    };

    /// <summary>A trial's score that changed, or went.</summary>
    public static Proto.TrialScore ToProto(int index, RankedTrial? score) => new()
    {
        Trial = index,
        Score = score is null ? null : ToProto(score),
    };

    public static Proto.Score ToProto(RankedTrial score) => new()
    {
        Rank = score.Rank,
        Reward = score.Reward,
        StepMs = score.StepMs,
        StepSpread = score.StepSpread,
        StepSettled = score.StepSettled,
        StepRatio = score.StepRatio,
        ParameterRatio = score.ParameterRatio,
        DeviceType = score.DeviceType,
    };

    private static void FillTimes(Proto.Trial trial, TrialResult? result)
    {
        if (result?.StepTime is { } step)
            trial.StepTime = ToProto(step);
        if (result?.TrainSeconds is { } seconds)
            trial.TrainSeconds = seconds;
    }

    private static void Fill(Proto.Trial trial, TrialResult? result)
    {
        if (result?.Accuracy is { } accuracy)
            trial.Accuracy = accuracy;
        if (result?.Parameters is { } parameters)
            trial.Parameters = parameters;
        if (result?.Macs is { } macs)
            trial.Macs = macs;
    }
}
