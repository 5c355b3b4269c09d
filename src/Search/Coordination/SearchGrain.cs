using Microsoft.Extensions.Logging;
using NasV2.Contracts;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <inheritdoc cref="ISearchGrain"/>
public sealed partial class SearchGrain(IJobStore store, SearchOptions options, ILogger<SearchGrain> logger) : Grain, ISearchGrain
{
    private SearchJob? _job;
    private string _specJson = "";

    private string JobId => this.GetPrimaryKeyString();

    private SearchJob Job => _job ?? throw new InvalidOperationException($"The job '{JobId}' was used before it was loaded.");

    private IDispatchGrain Dispatcher => GrainFactory.GetGrain<IDispatchGrain>(0);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        this.RegisterGrainTimer(
            CheckLeasesAsync, new GrainTimerCreationOptions(options.LeaseCheckPeriod, options.LeaseCheckPeriod) { KeepAlive = true });
    }

    /// <inheritdoc/>
    public async Task StartAsync(string? specJson)
    {
        _specJson = specJson ?? Job.Record.SpecJson;
        if (Job.Record.State is JobState.Completed or JobState.Failed or JobState.Cancelled)
            return;
        await SetStateAsync(JobState.Running, null);
        if (!await FinishIfDoneAsync())
            await Dispatcher.OfferAsync(JobId);
    }

    /// <inheritdoc/>
    public Task<SearchProgress> ProgressAsync() => Task.FromResult(Job.Progress());

    /// <inheritdoc/>
    public async Task<TrialAssignment?> LeaseNextAsync(WorkerDescription worker)
    {
        while (Job.Record.State == JobState.Running && await NextQueuedAsync() is { } trial)
        {
            var lease = await store.LeaseAsync(JobId, trial.Record.Index, worker.Id, options.LeaseDuration, CancellationToken.None);
            await RefreshAsync(trial.Record.Index);
            if (lease is null)
                continue;
            trial.LastEpoch = null;
            return new TrialAssignment(
                new TrialLease(JobId, lease.Index, lease.Token, worker.Id, options.LeaseDuration),
                trial.Record.Candidate,
                Job.TrialSeed(lease.Index),
                _specJson,
                Job.Knows(worker.DeviceType) ? null : Job.Spec.Space.Reference.Canonical);
        }

        return null;
    }

    /// <inheritdoc/>
    public Task<bool> RenewAsync(TrialLease lease) =>
        store.RenewAsync(Stored(lease), lease.Duration, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReportReferenceAsync(ReferenceReport report)
    {
        var measurement = new ReferenceMeasurement(
            report.StepTime.DeviceType, Job.Spec.Space.Reference.Canonical, report.StepTime.ToStore(), report.Parameters, report.Classes);
        await store.AddReferenceAsync(JobId, measurement, CancellationToken.None);
        foreach (var known in await store.ListReferencesAsync(JobId, CancellationToken.None))
            Job.Add(known);
    }

    /// <inheritdoc/>
    public async Task<bool> ReportEpochAsync(TrialLease lease, Contracts.EpochReport report)
    {
        if (!await store.ReportEpochAsync(Stored(lease), report.ToStore(), CancellationToken.None))
            return false;
        Job.Trials[lease.Index].LastEpoch = report;
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteAsync(TrialLease lease, TrialReport report)
    {
        if (!await store.CompleteAsync(Stored(lease), report.ToStore(), CancellationToken.None))
            return false;
        if (report.Outcome == Contracts.TrialOutcome.Completed)
            LogCompleted(JobId, lease.Index, report.Accuracy);
        else
            LogUnsuccessful(JobId, lease.Index, report.Outcome, report.Message);
        await RefreshAsync(lease.Index);
        await FinishIfDoneAsync();
        return true;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(TrialLease lease, string reason, bool trainerDied)
    {
        var trial = Job.Trials[lease.Index];
        if (trial.Record.State != TrialState.Leased || trial.Record.Token != lease.Token)
            return;
        LogReleased(JobId, lease.Index, reason);
        if (trainerDied && ++trial.TrainerDeaths >= options.MaxTrainerDeaths)
        {
            await CompleteAsync(lease, new TrialReport
            {
                Outcome = Contracts.TrialOutcome.Failed,
                Message = $"Its trainer died {trial.TrainerDeaths} times, the last time because {reason}.",
            });
            return;
        }

        if (await store.ReleaseAsync(Stored(lease), reason, CancellationToken.None))
            await RefreshAsync(lease.Index);
        await Dispatcher.OfferAsync(JobId);
    }

    /// <inheritdoc/>
    public async Task RefuseAsync(TrialLease lease, string reason)
    {
        if (!await store.ReleaseAsync(Stored(lease), reason, CancellationToken.None))
            return;
        await RefreshAsync(lease.Index);
        await SetStateAsync(JobState.Paused, reason);
        LogPaused(JobId, reason);
        await Dispatcher.WithdrawAsync(JobId);
    }

    private static Lease Stored(TrialLease lease) =>
        new(lease.JobId, lease.Index, "", lease.Token, 0, lease.Worker, default);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var record = await store.FindJobAsync(JobId, cancellationToken) ?? throw new JobNotFoundException(JobId);
        _specJson = record.SpecJson;
        _job = new SearchJob(
            record,
            SpecJson.Read(record.SpecJson),
            await store.ListTrialsAsync(JobId, cancellationToken),
            await store.ListReferencesAsync(JobId, cancellationToken));
    }

    private async Task<TrialProgress?> NextQueuedAsync()
    {
        if (Job.Trials.FirstOrDefault(trial => trial.Record.State == TrialState.Queued) is { } queued)
            return queued;
        if (Job.Propose() is not { } proposal)
            return null;

        // Stored before anybody can run it, so that a restart proposes nothing twice.
        await store.AddTrialsAsync(JobId, [proposal], CancellationToken.None);
        Job.Add(await StoredTrialAsync(proposal.Index));
        return Job.Trials[proposal.Index];
    }

    private async Task RefreshAsync(int index) => Job.Update(await StoredTrialAsync(index));

    private async Task<Trial> StoredTrialAsync(int index) =>
        await store.FindTrialAsync(JobId, index, CancellationToken.None)
        ?? throw new InvalidOperationException($"Trial {index} of job '{JobId}' is not in the store.");

    private async Task SetStateAsync(JobState state, string? message)
    {
        await store.SetJobStateAsync(JobId, state, message, CancellationToken.None);
        Job.Record = await store.FindJobAsync(JobId, CancellationToken.None) ?? throw new JobNotFoundException(JobId);
    }

    private async Task<bool> FinishIfDoneAsync()
    {
        if (!Job.IsDone)
            return false;

        var (state, message, json) = Conclusion();
        await store.FinishJobAsync(JobId, state, message, json, CancellationToken.None);
        Job.Record = await store.FindJobAsync(JobId, CancellationToken.None) ?? throw new JobNotFoundException(JobId);
        LogFinished(JobId, state, message);
        await Dispatcher.WithdrawAsync(JobId);
        return true;
    }

    private (JobState State, string? Message, string? ResultJson) Conclusion()
    {
        if (Job.Rank().Count == 0)
            return (JobState.Failed, $"None of {Job.Budget} trials completed; the first ended so: {Job.Trials[0].Record.Result!.Message}", null);
        try
        {
            return (JobState.Completed, Job.Note, Job.Result().ToJson());
        }
        catch (Exception exception) when (exception is ArgumentException or SpaceFormatException)
        {
            return (JobState.Failed, $"All trials ended, but the winner cannot be scaled: {exception.Message} 'nas trials {JobId}' ranks them.", null);
        }
    }

    private async Task CheckLeasesAsync(CancellationToken cancellationToken)
    {
        if (Job.Record.State != JobState.Running)
            return;
        if (await store.ReleaseExpiredAsync(JobId, cancellationToken) > 0)
            foreach (var trial in await store.ListTrialsAsync(JobId, cancellationToken))
                Job.Update(trial);
        await Dispatcher.OfferAsync(JobId);
    }
}
