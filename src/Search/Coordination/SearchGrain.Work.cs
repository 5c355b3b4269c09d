using NasV2.Cluster;
using NasV2.Storage;

namespace NasV2.Search.Coordination;

/// <content>Giving work out.</content>
public sealed partial class SearchGrain
{
    /// <inheritdoc/>
    public async Task<WorkGrant> GrantAsync(IReadOnlyList<WorkerDescription> workers)
    {
        if (!IsRunning)
            return new WorkGrant([], HasMore: false);
        // At once, so that the store writes all of it in one transaction.
        var granted = await Task.WhenAll(workers.Select(GrantAsync));
        NoteChange();
        // The sampler may have had no more candidates.
        if (granted.All(work => work is null))
            await FinishIfDoneAsync();
        return new WorkGrant([.. granted.OfType<GrantedWork>()], HasMore: Queue.HasMore && granted.All(work => work is not null));
    }

    private async Task<GrantedWork?> GrantAsync(WorkerDescription worker)
    {
        // The dispatcher keeps to the limit as far as it knows; here it is certain.
        if (Queue.Leased + Board.Running >= Search.MaxWorkers)
            return null;
        if (Plan.Take(worker) is { } candidate)
            return new GrantedWork(worker.Id, new MeasureAssignment(JobId, _specJson, candidate));
        try
        {
            while (IsRunning && Queue.Take(clock.GetUtcNow()) is { } trial)
            {
                // A job that was cancelled meanwhile takes the lease back by itself.
                if (await LeaseAsync(trial, worker) is { } leased && !Job.State.IsFinal())
                    return new GrantedWork(worker.Id, Assign(leased, worker));
            }
        }
        catch (StoreException exception)
        {
            // The other workers of this grant may have got something, which must not be lost.
            NoteProblem(exception);
        }

        return null;
    }

    private TrialAssignment Assign(Trial leased, WorkerDescription worker) => new(
        new Lease(JobId, leased.Index, leased.Token, worker.Id),
        options.LeaseDuration,
        leased.Candidate,
        Queue.SeedOf(leased.Index),
        _specJson,
        MeasuresStep: !Search.StepTimes.IsRejected(worker.DeviceType),
        ReportedEpochs: leased.LastEpoch);

    private async Task<Trial?> LeaseAsync(Trial trial, WorkerDescription worker)
    {
        var index = trial.Index;
        try
        {
            // The candidate is stored before it can run, so that a restart proposes nothing twice.
            var stored = Queue.IsStored(index) ? Task.CompletedTask : StoreAsync(index, trial.Candidate);
            var leased = store.LeaseAsync(JobId, index, worker.Id, options.LeaseDuration, CancellationToken.None);
            await stored;
            if (await leased is { } row)
            {
                Queue.SetLastEpoch(index, null);
                Queue.Update(row);
                return row;
            }

            // The job may have been paused meanwhile, or ended by a coordinator that follows this one.
            await ReloadRecordAsync();
            await RefreshAsync(index);
            return null;
        }
        catch (Exception)
        {
            Queue.PutBack(index);
            throw;
        }
    }

    private async Task StoreAsync(int index, string candidate)
    {
        try
        {
            await store.AddTrialsAsync(JobId, [new NewTrial(index, candidate)], CancellationToken.None);
        }
        catch (CandidateConflictException)
        {
            // Another coordinator of the job, now dead, had proposed at this index already: its candidate is kept.
            await RefreshAsync(index);
        }
    }

    private async Task RefreshAsync(int index)
    {
        if (await store.FindTrialAsync(JobId, index, CancellationToken.None) is { } row)
            Queue.Update(row);
    }
}
