using NasV2.Cluster;

namespace NasV2.Search.Coordination;

/// <content>What workers report.</content>
public sealed partial class SearchGrain
{
    private string? _referenceType;

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(Lease lease) =>
        !Job.State.IsFinal() && await store.RenewAsync(lease, options.LeaseDuration, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReportMeasurementAsync(StepMeasurement measurement)
    {
        var isFirst = await store.AddMeasurementAsync(JobId, measurement, CancellationToken.None);
        Board.Return(measurement.DeviceType, measurement.Candidate);
        Search.Add(isFirst ? [measurement] : await store.ListMeasurementsAsync(JobId, CancellationToken.None));
        await ChooseReferenceTypeAsync();
        await CalibrateAsync(force: false);
        if (!await FinishIfDoneAsync())
            await OfferAsync();
    }

    /// <inheritdoc/>
    public async Task AbandonMeasurementAsync(MeasureAssignment assignment, string deviceType, string reason, bool trainerDied)
    {
        LogMeasurementFailed(JobId, assignment.Candidate, deviceType, reason);
        var pause = Board.Fail(deviceType, assignment.Candidate, counts: trainerDied);
        if (Board.IsGivenUp(deviceType, assignment.Candidate) && assignment.Candidate == Search.Spec.Space.Reference.Canonical)
        {
            await PauseAsync($"The reference architecture could not be measured: {reason}.");
            return;
        }

        await CalibrateAsync(force: false);
        if (!await FinishIfDoneAsync())
            await OfferAfterAsync(pause);
    }

    /// <inheritdoc/>
    public async Task<bool> ReportEpochsAsync(Lease lease, IReadOnlyList<Epoch> epochs)
    {
        if (!await store.ReportEpochsAsync(lease, epochs, CancellationToken.None))
            return false;
        Queue.SetLastEpoch(lease.Index, epochs[^1]);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteAsync(Lease lease, TrialResult result)
    {
        if (await store.CompleteAsync(lease, result, CancellationToken.None) is not { } row)
            return false;
        if (result.Outcome == TrialOutcome.Completed)
            LogCompleted(JobId, lease.Index, result.Accuracy);
        else
            LogUnsuccessful(JobId, lease.Index, result.Outcome, result.Message);
        Queue.Update(row);
        instruments.TrialFinished(result.Outcome, (row.FinishedAt - row.StartedAt) ?? TimeSpan.Zero);
        NoteChange();
        // While there is more, the dispatcher asks by itself, unless the limit has made it stop.
        if (!await FinishIfDoneAsync() && (!Queue.HasMore || Search.MaxWorkers is not null))
            await OfferAsync();
        return true;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(Lease lease, string reason, bool trainerDied)
    {
        var deaths = Search.Trials[lease.Index].TrainerDeaths + 1;
        if (trainerDied && deaths >= options.MaxTrainerDeaths)
        {
            await CompleteAsync(lease, new TrialResult(
                TrialOutcome.Failed, Message: $"Its trainer died {deaths} times, the last time because {reason}."));
            return;
        }

        var pause = trainerDied ? RetryBackOff.DelayAfter(deaths, options.RetryFirst, options.RetryLimit) : TimeSpan.Zero;
        if (await store.ReleaseAsync(lease, new Release(reason, trainerDied, pause), CancellationToken.None) is not { } row)
            return;
        LogReleased(JobId, lease.Index, reason);
        instruments.TrialRetried(trainerDied);
        Queue.Update(row);
        NoteChange();
        await OfferAfterAsync(pause);
    }

    /// <inheritdoc/>
    public async Task RefuseAsync(Lease? lease, string reason)
    {
        if (lease is not null)
        {
            if (await store.ReleaseAsync(lease, new Release(reason, false, TimeSpan.Zero), CancellationToken.None) is not { } row)
                return;
            Queue.Update(row);
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
        if (Search.StepTimes.ReferenceDeviceType is not null || Search.StepTimes.References.FirstOrDefault() is not { } first)
            return;
        // Two device types may report at once: there must be one choice.
        _referenceType ??= first.DeviceType;
        var calibration = MeasurementPlan.CreateIdentity(_referenceType);
        await store.SetCalibrationAsync(JobId, calibration, CancellationToken.None);
        Search.Add([calibration]);
    }

    private async Task CalibrateAsync(bool force)
    {
        foreach (var calibration in Plan.Fit(force))
        {
            await store.SetCalibrationAsync(JobId, calibration, CancellationToken.None);
            Search.Add([calibration]);
            LogCalibrated(JobId, calibration.DeviceType, calibration.ReferenceDeviceType, calibration.Spearman, calibration.IsAccepted);
        }
    }
}
