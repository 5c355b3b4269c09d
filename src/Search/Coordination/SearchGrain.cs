using Microsoft.Extensions.Logging;
using NasV2.Contracts;
using NasV2.Contracts.Placement;
using NasV2.Search.Results;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Storage;
using Orleans.Concurrency;

namespace NasV2.Search.Coordination;

/// <inheritdoc cref="ISearchGrain"/>
/// <remarks>
/// Reentrant, so that what many workers report is stored together. The store is asked first and decides; what is known here follows
/// from its answers (<see cref="TrialProgress.Update"/>), in whatever order they come.
/// </remarks>
[Reentrant, OnHead]
public sealed partial class SearchGrain(
    IJobStore store, SearchOptions options, SearchInstruments instruments, TimeProvider clock, ILogger<SearchGrain> logger)
    : Grain, ISearchGrain, IIncomingGrainCallFilter
{
    private SearchJob? _job;
    private MeasurementBoard? _board;
    private MeasurementPlan? _plan;
    private string _specJson = "";

    private string JobId => this.GetPrimaryKeyString();

    private SearchJob Job => _job ?? throw new InvalidOperationException($"The job '{JobId}' was used before it was loaded.");

    private MeasurementBoard Board => _board!;

    private MeasurementPlan Plan => _plan!;

    private IDispatchGrain Dispatcher => GrainFactory.GetGrain<IDispatchGrain>(0);

    private bool IsRunning => Job.Record.State == JobState.Running;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
        }
        catch (StoreException exception)
        {
            throw new UnavailableException(exception.Message);
        }

        this.RegisterGrainTimer(
            WatchAsync, new GrainTimerCreationOptions(options.LeaseCheckPeriod, options.LeaseCheckPeriod) { KeepAlive = true });
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        instruments.JobLeft(JobId);
        return Task.CompletedTask;
    }

    /// <summary>Tells callers that the store cannot serve in a way that they know.</summary>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await context.Invoke();
        }
        catch (StoreException exception)
        {
            throw new UnavailableException(exception.Message);
        }
    }

    /// <inheritdoc/>
    public Task WakeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(string? specJson)
    {
        _specJson = specJson ?? Job.Record.SpecJson;
        if (Job.Record.State.IsFinal())
            return;
        Board.Forgive();
        await SetStateAsync(JobState.Running, null);
        if (!await FinishIfDoneAsync())
            await OfferAsync();
    }

    /// <inheritdoc/>
    public Task<SearchProgress> ProgressAsync() => Task.FromResult(ProgressReport.Of(Job) with { StoreProblem = _storeProblem });

    /// <inheritdoc/>
    public async Task PauseAsync(string reason)
    {
        if (!IsRunning)
            return;
        await SetStateAsync(JobState.Paused, reason);
        LogPaused(JobId, reason);
        await Dispatcher.WithdrawAsync(JobId);
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string reason)
    {
        if (Job.Record.State.IsFinal())
            return;
        if (await store.FinishJobAsync(JobId, JobState.Cancelled, reason, null, CancellationToken.None))
        {
            LogFinished(JobId, JobState.Cancelled, reason);
            // At once, so that nothing is given out while the rest of this goes on.
            Job.Record = Job.Record with { State = JobState.Cancelled };
        }

        await Dispatcher.WithdrawAsync(JobId);
        var trials = Job.Trials.Where(trial => trial.Record.State == TrialState.Leased).Select(trial => trial.Record.Worker!);
        foreach (var worker in trials.Union(Board.Workers).ToList())
            await GrainFactory.GetGrain<IWorkerGrain>(worker).AbandonAsync(JobId);
        await ReloadRecordAsync();
        await store.ReleaseAllAsync(JobId, reason, CancellationToken.None);
        await RefreshAsync();
    }

    /// <inheritdoc/>
    public async Task ChangeBudgetAsync(int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        await store.SetBudgetAsync(JobId, trials, CancellationToken.None);
        await ReloadRecordAsync();
        if (!await FinishIfDoneAsync())
            await OfferAsync();
    }

    /// <inheritdoc/>
    public async Task ChangePriorityAsync(int priority)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, 1);
        await store.SetPriorityAsync(JobId, priority, CancellationToken.None);
        await ReloadRecordAsync();
        await OfferAsync();
    }

    private TrialLease LeaseOf(Trial trial) => new(JobId, trial.Index, trial.Token, trial.Worker!, options.LeaseDuration);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var record = await store.FindJobAsync(JobId, cancellationToken) ?? throw new JobNotFoundException(JobId);
        var spec = SpecJson.Read(record.SpecJson);
        _specJson = record.SpecJson;
        _job = new SearchJob(
            record,
            spec,
            await store.ListTrialsAsync(JobId, cancellationToken),
            new StepTimes(
                spec.Space.Reference.Canonical,
                await store.ListMeasurementsAsync(JobId, cancellationToken),
                await store.ListCalibrationsAsync(JobId, cancellationToken)));
        _board = new MeasurementBoard(clock, options);
        _plan = new MeasurementPlan(_job, _board);
    }

    private async Task ReloadRecordAsync()
    {
        Job.Record = await store.FindJobAsync(JobId, CancellationToken.None) ?? throw new JobNotFoundException(JobId);
        NoteChange();
    }

    private void NoteChange()
    {
        if (IsRunning)
            instruments.JobChanged(JobId, Math.Max(0, Job.Budget - Job.Finished - Job.Leased), Job.Leased);
        else
            instruments.JobLeft(JobId);
    }

    private async Task RefreshAsync()
    {
        foreach (var trial in await store.ListTrialsAsync(JobId, CancellationToken.None))
            Job.Update(trial);
    }

    private async Task SetStateAsync(JobState state, string? message)
    {
        await store.SetJobStateAsync(JobId, state, message, CancellationToken.None);
        await ReloadRecordAsync();
    }

    private async Task OfferAsync()
    {
        if (IsRunning && (Job.HasMore || !Plan.IsComplete))
            await Dispatcher.OfferAsync(new JobOffer(JobId, Job.Priority, Job.Spec.Limits.Workers == 0 ? null : Job.Spec.Limits.Workers));
    }

    private async Task<bool> FinishIfDoneAsync()
    {
        if (Job.Record.State.IsFinal() || !Job.IsTrained || !Plan.IsComplete)
            return false;

        var (state, message, json) = Conclusion();
        if (await store.FinishJobAsync(JobId, state, message, json, CancellationToken.None))
            LogFinished(JobId, state, message);
        await ReloadRecordAsync();
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
}
