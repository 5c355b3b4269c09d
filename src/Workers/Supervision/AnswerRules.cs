using System.Text.Json;
using NasV2.Contracts;

namespace NasV2.Workers.Supervision;

/// <summary>Holds what a trainer says about one request against what was asked: a program that lies counts as dead.</summary>
/// <param name="trainer">The trainer.</param>
/// <param name="recipe">The recipe that it was given.</param>
/// <param name="reported">Epochs that earlier attempts have reported.</param>
internal sealed class AnswerRules(ITrainer trainer, JsonElement recipe, int reported = 0)
{
    private const int LongestText = 1000;
    private const int MostCoTenants = 100;

    private readonly int _epochs = recipe.GetProperty("epochs").GetInt32();
    private int? _epoch;
    private bool _measured;

    /// <summary>A death for what cannot be true.</summary>
    /// <param name="lie">What the trainer did, as the end of a sentence.</param>
    public TrainerDiedException Lie(string lie) => new($"{trainer.Name} {lie}");

    /// <summary>Checks the one measurement of a request.</summary>
    /// <exception cref="TrainerDiedException">It is not the first, or cannot be true.</exception>
    public void CheckMeasured(StepTime stepTime, long parameters, int classes)
    {
        if (_measured)
            throw Lie("measured the same step twice");
        _measured = true;
        CheckStepTime(stepTime);
        if (parameters < 1 || classes < 1)
            throw Lie($"measured a network of {parameters} parameters and {classes} classes");
    }

    /// <summary>Checks an epoch: each follows the last, and the first one those that were reported, or begins anew.</summary>
    /// <exception cref="TrainerDiedException">It is out of order, one too many, or cannot be true.</exception>
    public void CheckEpoch(EpochReport report)
    {
        if (report.Epoch > _epochs)
            throw Lie($"reported epoch {report.Epoch} of {_epochs}");
        if (_epoch is { } last ? report.Epoch != last + 1 : report.Epoch < 1 || report.Epoch > reported + 1)
            throw Lie($"reported epoch {report.Epoch} after epoch {_epoch ?? reported}");
        _epoch = report.Epoch;
        CheckShare("training accuracy", report.TrainAccuracy);
        CheckShare("minival accuracy", report.MinivalAccuracy);
        if (!(report.Seconds >= 0) || !double.IsFinite(report.Seconds))
            throw Lie($"reported an epoch of {report.Seconds} seconds");
    }

    /// <summary>Checks the end of a trial, and cuts its message where it is long.</summary>
    /// <exception cref="TrainerDiedException">It lacks what a completed trial has, or cannot be true.</exception>
    public TrialReport Checked(TrialReport report, bool measuresStep)
    {
        if (report.Outcome is not (TrialOutcome.Completed or TrialOutcome.OutOfMemory or TrialOutcome.Diverged or TrialOutcome.Infeasible))
            throw Lie($"ended a trial as {report.Outcome}, which is not for a trainer to say");
        if (report.StepTime is { } stepTime)
            CheckStepTime(stepTime);
        if (report.Outcome == TrialOutcome.Completed && (report is not { Accuracy: >= 0 and <= 1, Parameters: > 0 } || (measuresStep && report.StepTime is null)))
            throw Lie("completed a trial without a valid accuracy, step time or number of parameters");
        return report.Message is { Length: > LongestText } ? report with { Message = Cut(report.Message) } : report;
    }

    /// <summary>A text of the trainer, short enough to be stored and shown.</summary>
    public static string Cut(string text) => text.Length > LongestText ? text[..LongestText] + "…" : text;

    private void CheckShare(string what, double share)
    {
        if (share is not (>= 0 and <= 1))
            throw Lie($"reported a {what} of {share}");
    }

    /// <summary>A step time counts only on the device type that the trainer said it was on: that is the one with a reference.</summary>
    private void CheckStepTime(StepTime stepTime)
    {
        if (stepTime.DeviceType != trainer.Ready.DeviceType)
            throw Lie($"measured on '{Cut(stepTime.DeviceType)}', but said that it trains on '{trainer.Ready.DeviceType}'");
        if (!(stepTime.MedianMs > 0) || !double.IsFinite(stepTime.MedianMs) || !(stepTime.MadMs >= 0) || !double.IsFinite(stepTime.MadMs))
            throw Lie($"measured a step of {stepTime.MedianMs} ± {stepTime.MadMs} ms");
        string[] texts = [stepTime.Device, stepTime.Precision, stepTime.Libraries, .. stepTime.CoTenants ?? []];
        if (texts.Length > MostCoTenants || texts.Any(text => text.Length > LongestText))
            throw Lie($"measured with texts of more than {LongestText} characters, or more than {MostCoTenants} of them");
    }
}
