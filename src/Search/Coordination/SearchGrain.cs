using Microsoft.Extensions.Logging;
using NasV2.Cluster;
using NasV2.Cluster.Placement;
using NasV2.Search.Results;
using NasV2.Space;
using NasV2.Storage;
using Orleans.Concurrency;

namespace NasV2.Search.Coordination;

/// <inheritdoc cref="ISearchGrain"/>
/// <remarks>
/// Reentrant, so that what many workers report is stored together. The store is asked first and decides; what is known here follows
/// from its answers (<see cref="SearchProjection.Put"/>), in whatever order they come.
/// </remarks>
[Reentrant, OnHead]
public sealed partial class SearchGrain(
    IJobStore store, SearchOptions options, SearchInstruments instruments, TimeProvider clock, ILogger<SearchGrain> logger)
    : Grain, ISearchGrain, IIncomingGrainCallFilter
{
    private SearchProjection? _search;
    private TrialQueue? _queue;
    private MeasurementBoard? _board;
    private MeasurementPlan? _plan;
    private string _specJson = "";

    private string JobId => this.GetPrimaryKeyString();

    private SearchProjection Search =>
        _search ?? throw new InvalidOperationException($"The job '{JobId}' was used before it was loaded.");

    private SearchJob Job => Search.Job;

    private TrialQueue Queue => _queue!;

    private MeasurementBoard Board => _board!;

    private MeasurementPlan Plan => _plan!;

    private IDispatchGrain Dispatcher => GrainFactory.GetGrain<IDispatchGrain>(0);

    private bool IsRunning => Job.State == JobState.Running;

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
            NoteProblem(exception);
            throw new UnavailableException(exception.Message);
        }
        catch (Exception exception) when (exception is not (JobNotFoundException or ArgumentException or OperationCanceledException))
        {
            NoteProblem(exception);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task WakeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StartAsync(string? specJson)
    {
        _specJson = specJson ?? Job.SpecJson;
        if (Job.State.IsFinal())
            return;
        Board.Forgive();
        await SetStateAsync(JobState.Running, null);
        if (!await FinishIfDoneAsync())
            await OfferAsync();
    }

    /// <inheritdoc/>
    public Task<SearchProgress> ProgressAsync() => Task.FromResult(ProgressReport.Create(Search, Queue) with { Problem = _problem });

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
        if (Job.State.IsFinal())
            return;
        if (await store.FinishJobAsync(JobId, JobState.Cancelled, reason, null, CancellationToken.None))
        {
            LogFinished(JobId, JobState.Cancelled, reason);
            // At once, so that nothing is assigned while the rest of this runs.
            Search.Update(Job with { State = JobState.Cancelled });
        }

        await Dispatcher.WithdrawAsync(JobId);
        foreach (var worker in Search.Running.Select(trial => trial.Worker!).Union(Board.Workers).ToList())
            await GrainFactory.GetGrain<IWorkerGrain>(worker).AbandonAsync(JobId);
        await ReloadRecordAsync();
        await store.ReleaseAllAsync(JobId, reason, CancellationToken.None);
        await RefreshAsync();
    }

    /// <inheritdoc/>
    public async Task ChangeSettingsAsync(SearchSettings change)
    {
        await store.ChangeSettingsAsync(JobId, change, CancellationToken.None);
        await ReloadRecordAsync();
        if (!await FinishIfDoneAsync())
            await OfferAsync();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var record = await store.FindJobAsync(JobId, cancellationToken) ?? throw new JobNotFoundException(JobId);
        _specJson = record.SpecJson;
        _search = new SearchProjection(
            record,
            await store.ListTrialsAsync(JobId, cancellationToken),
            await store.ListMeasurementsAsync(JobId, cancellationToken),
            await store.ListCalibrationsAsync(JobId, cancellationToken));
        _queue = new TrialQueue(_search);
        _board = new MeasurementBoard(clock, options);
        _plan = new MeasurementPlan(_search, _board);
    }

    private async Task ReloadRecordAsync()
    {
        Search.Update(await store.FindJobAsync(JobId, CancellationToken.None) ?? throw new JobNotFoundException(JobId));
        NoteChange();
    }

    private void NoteChange()
    {
        if (IsRunning)
            instruments.JobChanged(JobId, Math.Max(0, Search.Budget - Search.Finished - Queue.Leased), Queue.Leased);
        else
            instruments.JobLeft(JobId);
    }

    private async Task RefreshAsync()
    {
        foreach (var trial in await store.ListTrialsAsync(JobId, CancellationToken.None))
            Queue.Update(trial);
    }

    private async Task SetStateAsync(JobState state, string? message)
    {
        await store.SetJobStateAsync(JobId, state, message, CancellationToken.None);
        await ReloadRecordAsync();
    }

    private async Task OfferAsync()
    {
        if (IsRunning && (Queue.HasMore || !Plan.IsComplete))
            await Dispatcher.OfferAsync(new JobOffer(JobId, Search.Priority, Search.MaxWorkers));
    }

    private async Task<bool> FinishIfDoneAsync()
    {
        if (Job.State.IsFinal() || !Queue.IsTrained || !Plan.IsComplete)
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
        if (Search.Ranked() is not { Count: > 0 } ranking)
            return (JobState.Failed, WhyNoWinner(), null);
        try
        {
            return (JobState.Completed, Search.Note, SearchResultWriter.Write(Search, ranking).ToJson());
        }
        catch (Exception exception) when (exception is ArgumentException or SpaceFormatException)
        {
            return (JobState.Failed,
                $"All trials ended, but the winner cannot be scaled: {exception.Message} 'nas trials {JobId}' ranks them.", null);
        }
    }

    private string WhyNoWinner()
    {
        if (Search.Trials is not [{ Result: { } first }, ..])
            return "No trial ran: the sampler found no member of the space that meets the constraints.";
        return Search.Trials.FirstOrDefault(trial => trial.Result is { Outcome: TrialOutcome.NothingLearned }) is { } trial
            ? $"None of {Search.Trials.Count} trials learned anything, so there is no winner. Trial {trial.Index}: {trial.Result!.Message}"
            : $"None of {Search.Trials.Count} trials completed; the first ended so: {first.Message}";
    }

    [LoggerMessage(LogLevel.Information, "Trial {JobId}/{Trial} completed with accuracy {Accuracy}")]
    private partial void LogCompleted(string jobId, int trial, double? accuracy);

    [LoggerMessage(LogLevel.Warning, "Trial {JobId}/{Trial} ended as {Outcome}: {Message}")]
    private partial void LogUnsuccessful(string jobId, int trial, TrialOutcome outcome, string? message);

    [LoggerMessage(LogLevel.Warning, "Trial {JobId}/{Trial} goes back to the queue: {Reason}")]
    private partial void LogReleased(string jobId, int trial, string reason);

    [LoggerMessage(LogLevel.Warning, "Job {JobId}: the step of {Candidate} could not be timed on {DeviceType}: {Reason}")]
    private partial void LogMeasurementFailed(string jobId, string candidate, string deviceType, string reason);

    [LoggerMessage(LogLevel.Information,
        "Job {JobId}: step times of {DeviceType} against {ReferenceDeviceType} have rank correlation {Spearman}; accepted: {IsAccepted}")]
    private partial void LogCalibrated(string jobId, string deviceType, string referenceDeviceType, double spearman, bool isAccepted);

    [LoggerMessage(LogLevel.Error, "Job {JobId} is paused: {Reason}")]
    private partial void LogPaused(string jobId, string reason);

    [LoggerMessage(LogLevel.Information, "Job {JobId} ended as {State}: {Message}")]
    private partial void LogFinished(string jobId, JobState state, string? message);

    [LoggerMessage(LogLevel.Error, "Job {JobId} cannot continue and retries: {Reason}")]
    private partial void LogProblem(string jobId, string reason);

    [LoggerMessage(LogLevel.Information, "Job {JobId} continues; leases get their full time to be renewed")]
    private partial void LogProblemIsOver(string jobId);
}
