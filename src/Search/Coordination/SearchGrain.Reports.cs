using NasV2.Contracts;
using NasV2.Storage;
using EpochReport = NasV2.Contracts.EpochReport;
using StepMeasurement = NasV2.Contracts.StepMeasurement;
using TrialOutcome = NasV2.Contracts.TrialOutcome;

namespace NasV2.Search.Coordination;

/// <content>What workers report.</content>
public sealed partial class SearchGrain
{
    private string? _referenceType;

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(TrialLease lease) =>
        !Job.Record.State.IsFinal() && await store.RenewAsync(lease.ToStore(), lease.Duration, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReportMeasurementAsync(StepMeasurement report)
    {
        var deviceType = report.StepTime.DeviceType;
        var isFirst = await store.AddMeasurementAsync(JobId, report.ToStore(), CancellationToken.None);
        Board.Return(deviceType, report.Architecture);
        Job.Add(isFirst ? [report.ToStore()] : await store.ListMeasurementsAsync(JobId, CancellationToken.None));
        await ChooseReferenceTypeAsync();
        await CalibrateAsync(force: false);
        if (!await FinishIfDoneAsync())
            await OfferAsync();
    }

    /// <inheritdoc/>
    public async Task AbandonMeasurementAsync(MeasureAssignment assignment, string deviceType, string reason, bool trainerDied)
    {
        LogMeasurementFailed(JobId, assignment.Architecture, deviceType, reason);
        var pause = Board.Fail(deviceType, assignment.Architecture, counts: trainerDied);
        if (Board.IsGivenUp(deviceType, assignment.Architecture) && assignment.Architecture == Job.Spec.Space.Reference.Canonical)
        {
            await PauseAsync($"The reference architecture could not be measured: {reason}.");
            return;
        }

        await CalibrateAsync(force: false);
        if (!await FinishIfDoneAsync())
            await OfferAfterAsync(pause);
    }

    /// <inheritdoc/>
    public async Task<bool> ReportEpochsAsync(TrialLease lease, IReadOnlyList<EpochReport> reports)
    {
        if (!await store.ReportEpochsAsync(lease.ToStore(), [.. reports.Select(report => report.ToStore())], CancellationToken.None))
            return false;
        Job.Trials[lease.Index].LastEpoch = reports[^1];
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteAsync(TrialLease lease, TrialReport report)
    {
        if (await store.CompleteAsync(lease.ToStore(), report.ToStore(), CancellationToken.None) is not { } row)
            return false;
        if (report.Outcome == TrialOutcome.Completed)
            LogCompleted(JobId, lease.Index, report.Accuracy);
        else
            LogUnsuccessful(JobId, lease.Index, report.Outcome, report.Message);
        Job.Update(row);
        instruments.TrialFinished(report.Outcome, (row.FinishedAt - row.StartedAt) ?? TimeSpan.Zero);
        NoteChange();
        // While there is more, the dispatcher asks by itself, unless the limit has made it stop.
        if (!await FinishIfDoneAsync() && (!Job.HasMore || Job.Spec.Limits.Workers > 0))
            await OfferAsync();
        return true;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(TrialLease lease, string reason, bool trainerDied)
    {
        var deaths = Job.Trials[lease.Index].Record.TrainerDeaths + 1;
        if (trainerDied && deaths >= options.MaxTrainerDeaths)
        {
            await CompleteAsync(lease, new TrialReport
            {
                Outcome = TrialOutcome.Failed,
                Message = $"Its trainer died {deaths} times, the last time because {reason}.",
            });
            return;
        }

        var pause = trainerDied ? RetryBackOff.Of(deaths, options.RetryFirst, options.RetryLimit) : TimeSpan.Zero;
        if (await store.ReleaseAsync(lease.ToStore(), new Release(reason, trainerDied, pause), CancellationToken.None) is not { } row)
            return;
        LogReleased(JobId, lease.Index, reason);
        instruments.TrialRetried(trainerDied);
        Job.Update(row);
        NoteChange();
        await OfferAfterAsync(pause);
    }

    /// <inheritdoc/>
    public async Task RefuseAsync(TrialLease? lease, string reason)
    {
        if (lease is not null)
        {
            if (await store.ReleaseAsync(lease.ToStore(), new Release(reason, false, TimeSpan.Zero), CancellationToken.None) is not { } row)
                return;
            Job.Update(row);
        }

        await PauseAsync(reason);
    }

    private async Task OfferAfterAsync(TimeSpan pause)
    {
        if (pause == TimeSpan.Zero)
            await OfferAsync();
        else
            this.RegisterGrainTimer(OfferAsync, new GrainTimerCreationOptions(pause, Timeout.InfiniteTimeSpan));
    }

    /// <summary>S refers to a device type that timed the reference; the first that did, as a rule.</summary>
    private async Task ChooseReferenceTypeAsync()
    {
        if (Job.StepTimes.ReferenceDeviceType is not null || Job.StepTimes.References.FirstOrDefault() is not { } first)
            return;
        // Two device types may report at once: there must be one choice.
        _referenceType ??= first.DeviceType;
        var calibration = MeasurementPlan.OfReference(_referenceType);
        await store.SetCalibrationAsync(JobId, calibration, CancellationToken.None);
        Job.Add([calibration]);
    }

    private async Task CalibrateAsync(bool force)
    {
        foreach (var calibration in Plan.Fit(force))
        {
            await store.SetCalibrationAsync(JobId, calibration, CancellationToken.None);
            Job.Add([calibration]);
            LogCalibrated(JobId, calibration.DeviceType, calibration.ReferenceDeviceType, calibration.Spearman, calibration.IsAccepted);
        }
    }
}
