using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <content>Periodic work: expired leases, a store that was unreachable, measurements that no worker makes.</content>
public sealed partial class SearchGrain
{
    private readonly long _activated = clock.GetTimestamp();
    private long? _storeBack;
    private string? _problem;
    private long _refreshed = clock.GetTimestamp();
    private long? _waiting;

    /// <summary>
    /// Whether a lease that ran out means that its worker is gone: not while the store, or this coordinator, was not there to renew it.
    /// </summary>
    private bool IsLeaseTrustworthy =>
        clock.GetElapsedTime(_activated) >= options.LeaseDuration / 2
        && (_storeBack is not { } back || clock.GetElapsedTime(back) >= options.LeaseDuration);

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!Job.State.IsFinal())
                await WatchLeasesAsync(cancellationToken);
            if (_problem is not null)
            {
                _storeBack = clock.GetTimestamp();
                _problem = null;
                LogProblemIsOver(JobId);
            }
        }
        catch (StoreException exception)
        {
            NoteProblem(exception);
        }
    }

    private void NoteProblem(Exception exception)
    {
        _problem = exception.Message;
        LogProblem(JobId, exception.Message);
    }

    private async Task WatchLeasesAsync(CancellationToken cancellationToken)
    {
        // Asks the store even when nothing may be released, so that its absence is noticed.
        await ReloadRecordAsync();
        if (IsLeaseTrustworthy && _problem is null)
            await ReleaseExpiredAsync(cancellationToken);

        if (clock.GetElapsedTime(_refreshed) >= options.RefreshPeriod)
        {
            await RefreshAsync();
            _refreshed = clock.GetTimestamp();
        }

        await ChooseReferenceTypeAsync();
        await WatchMeasurementsAsync();
        if (IsRunning && !await FinishIfDoneAsync())
            await OfferAsync();
    }

    private async Task ReleaseExpiredAsync(CancellationToken cancellationToken)
    {
        var released = await store.ReleaseExpiredAsync(JobId, cancellationToken);
        foreach (var trial in released)
        {
            LogReleased(JobId, trial.Index, "its lease ran out");
            Queue.Update(trial);
        }

        if (released.Count > 0)
            instruments.LeasesLost(released.Count);
    }

    /// <summary>A device type whose workers have left is never calibrated: the job does with what was measured.</summary>
    private async Task WatchMeasurementsAsync()
    {
        if (!Queue.IsTrained || Plan.IsComplete || Board.Running > 0)
        {
            _waiting = null;
            return;
        }

        _waiting ??= clock.GetTimestamp();
        if (clock.GetElapsedTime(_waiting.Value) >= options.MeasurementLimit)
            await CalibrateAsync(force: true);
    }
}
