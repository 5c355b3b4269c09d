namespace NasV2.Workers.Supervision;

/// <summary>Checks what a trainer reports about one request: one whose report cannot be true counts as dead.</summary>
/// <param name="trainer">The trainer.</param>
/// <param name="epochs">Epochs of the recipe that it was given.</param>
/// <param name="reported">Number of epochs that earlier attempts have reported.</param>
internal sealed class AnswerRules(ITrainer trainer, int epochs, int reported = 0)
{
    private const int MaxTextLength = 1000;
    private const int MaxCoTenants = 100;
    private const double MinStepMs = 1e-6;
    private const double MaxStepMs = 1e9;
    private const double MaxSeconds = 1e9;
    private const double MinStepRatio = 1e-6;
    private const double MaxStepRatio = 1e6;
    private const int MaxLooks = 100;

    private int? _epoch;
    private bool _measured;

    /// <summary>A text of the trainer, short enough to be stored and shown, without characters that PostgreSQL cannot store.</summary>
    public static string Sanitize(string text)
    {
        var storable = text.Replace('\0', ' ');
        return storable.Length > MaxTextLength ? storable[..MaxTextLength] + "…" : storable;
    }

    /// <summary>Whether a text can be stored as it is.</summary>
    public static bool IsStorable(string? text) => text is { Length: <= MaxTextLength } && !text.Contains('\0', StringComparison.Ordinal);

    /// <summary>The death of a trainer that broke the protocol.</summary>
    /// <param name="what">What it did, as the end of a sentence.</param>
    public TrainerDiedException Violation(FormattableString what) => new($"{trainer.Name} {FormattableString.Invariant(what)}");

    /// <summary>Checks the one measurement of a request.</summary>
    /// <exception cref="TrainerDiedException">It is not the first, or cannot be true.</exception>
    public void CheckMeasured(StepTime stepTime, long parameters, int classes)
    {
        if (_measured)
            throw Violation($"measured the same step twice");
        _measured = true;
        CheckStepTime(stepTime);
        if (parameters < 1 || classes < 1)
            throw Violation($"measured a network of {parameters} parameters and {classes} classes");
    }

    /// <summary>Checks an epoch: each follows the last; the first one follows those that were reported, or is epoch 1 again.</summary>
    /// <remarks>The loss may be any number: that of a diverging trial is NaN or infinite.</remarks>
    /// <exception cref="TrainerDiedException">It is out of order, one too many, or cannot be true.</exception>
    public void CheckEpoch(Epoch epoch)
    {
        if (epoch.Number > epochs)
            throw Violation($"reported epoch {epoch.Number} of {epochs}");
        if (_epoch is { } last ? epoch.Number != last + 1 : epoch.Number < 1 || epoch.Number > reported + 1)
            throw Violation($"reported epoch {epoch.Number} after epoch {_epoch ?? reported}");
        _epoch = epoch.Number;
        if (epoch.Total < 1)
            throw Violation($"reported an epoch of {epoch.Total} epochs");
        CheckShare("a training accuracy", epoch.TrainAccuracy);
        CheckShare("a minival accuracy", epoch.MinivalAccuracy);
        if (epoch.LearningRate is not (>= 0 and < double.PositiveInfinity))
            throw Violation($"reported a learning rate of {epoch.LearningRate}");
        if (epoch.Seconds is not (>= 0 and <= MaxSeconds))
            throw Violation($"reported an epoch of {epoch.Seconds} seconds");
    }

    /// <summary>Checks the end of a trial, and shortens its message.</summary>
    /// <exception cref="TrainerDiedException">It lacks what a completed trial has, or cannot be true.</exception>
    public TrialResult CheckEnded(TrialResult result, bool measuresStep)
    {
        if (result.Outcome is not (TrialOutcome.Completed or TrialOutcome.OutOfMemory or TrialOutcome.Diverged or TrialOutcome.Infeasible))
            throw Violation($"ended a trial as {result.Outcome}, which is not for a trainer to say");
        if (result.Outcome == TrialOutcome.Completed)
            CheckComplete(result, measuresStep);
        if (result.Accuracy is { } accuracy)
            CheckShare("an accuracy", accuracy);
        if (result.StepTime is { } stepTime)
            CheckStepTime(stepTime);
        if (result.Parameters < 1)
            throw Violation($"reported a network of {result.Parameters} parameters");
        if (result.Macs < 0)
            throw Violation($"reported a network of {result.Macs} multiply-adds");
        if (result.TrainSeconds is { } seconds and not (>= 0 and <= MaxSeconds))
            throw Violation($"reported a training time of {seconds} seconds");
        if (result.Minival is { } minival)
            CheckMinival(minival);
        return result.Message is { } message ? result with { Message = Sanitize(message) } : result;
    }

    private void CheckComplete(TrialResult result, bool measuresStep)
    {
        var missing = result switch
        {
            { Accuracy: null } => "accuracy",
            { Parameters: null } => "parameters",
            { StepTime: null } when measuresStep => "stepTime",
            _ => null,
        };
        if (missing is not null)
            throw Violation($"completed a trial without '{missing}'");
    }

    private void CheckMinival(MinivalFigures minival)
    {
        if (minival.Images < 1)
            throw Violation($"reported a minival of {minival.Images} images");
        CheckShare("a largest class", minival.LargestClass);
        if (minival.LargestPrediction is { } prediction)
            CheckShare("a largest prediction", prediction);
    }

    private void CheckShare(string what, double? share)
    {
        if (share is not (>= 0 and <= 1))
            throw Violation($"reported {what} of {share}");
    }

    /// <summary>A step time counts only on the device type that the trainer reported when it became ready: that is
    /// the one with a reference.</summary>
    private void CheckStepTime(StepTime stepTime)
    {
        if (stepTime.DeviceType != trainer.Ready.DeviceType)
            throw Violation($"measured on '{Sanitize(stepTime.DeviceType)}', but said that it trains on '{trainer.Ready.DeviceType}'");
        if (stepTime.MedianMs is not (>= MinStepMs and <= MaxStepMs) || stepTime.MadMs is not (>= 0 and <= MaxStepMs))
            throw Violation($"measured a step of {stepTime.MedianMs} ± {stepTime.MadMs} ms");
        if (stepTime.Steps < 0 || stepTime.Batch < 1 || stepTime.Resolution < 1)
            throw Violation($"measured {stepTime.Steps} steps of {stepTime.Batch} images of {stepTime.Resolution} pixels");
        if (stepTime.Looks is { Count: > MaxLooks })
            throw Violation($"measured {stepTime.Looks.Count} looks; expected at most {MaxLooks}");
        foreach (var look in stepTime.Looks ?? [])
            CheckLook(look);
        string?[] texts = [stepTime.Device, stepTime.Precision, stepTime.Libraries, .. stepTime.CoTenants ?? []];
        if (texts.Length > MaxCoTenants || !texts.All(IsStorable))
            throw Violation(
                $"measured with texts that are null, of more than {MaxTextLength} characters, or more than {MaxCoTenants} of them");
    }

    private void CheckLook(StepLook look)
    {
        if (look.Ratio is not (>= MinStepRatio and <= MaxStepRatio) || look.Error is not (>= 0 and <= MaxStepRatio) || look.Pairs < 1
            || look.ReferenceMs is not (>= MinStepMs and <= MaxStepMs))
            throw Violation(
                $"measured a ratio of {look.Ratio} ± {look.Error} in {look.Pairs} pairs with a reference of {look.ReferenceMs} ms");
    }
}
