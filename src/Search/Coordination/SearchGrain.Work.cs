using NasV2.Contracts;
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
        return new WorkGrant([.. granted.OfType<GrantedWork>()], HasMore: Job.HasMore && granted.All(work => work is not null));
    }

    private async Task<GrantedWork?> GrantAsync(WorkerDescription worker)
    {
        // The dispatcher keeps to the limit as far as it knows; here it is certain.
        if (Job.Spec.Limits.Workers > 0 && Job.Leased + Board.Running >= Job.Spec.Limits.Workers)
            return null;
        if (Plan.Take(worker) is { } architecture)
            return new GrantedWork(worker.Id, new MeasureAssignment(JobId, _specJson, architecture));
        try
        {
            while (IsRunning && Job.Take(clock.GetUtcNow()) is { } trial)
                // A job that was cancelled meanwhile takes the lease back by itself.
                if (await LeaseAsync(trial, worker) is { } leased && !Job.Record.State.IsFinal())
                    return new GrantedWork(worker.Id, new TrialAssignment(
                        LeaseOf(leased),
                        leased.Candidate,
                        Job.TrialSeed(leased.Index),
                        _specJson,
                        MeasuresStep: !Job.StepTimes.IsRejected(worker.DeviceType),
                        ReportedEpochs: leased.LastEpoch));
        }
        catch (StoreException exception)
        {
            // The other workers of this grant may have got something, which must not be lost.
            NoteStoreProblem(exception);
        }

        return null;
    }

    private async Task<Trial?> LeaseAsync(TrialProgress trial, WorkerDescription worker)
    {
        var index = trial.Record.Index;
        try
        {
            // The candidate is stored before anybody can run it, so that a restart proposes nothing twice.
            var stored = trial.IsStored ? Task.CompletedTask : StoreAsync(index, trial.Record.Candidate);
            var leased = store.LeaseAsync(JobId, index, worker.Id, options.LeaseDuration, CancellationToken.None);
            await stored;
            if (await leased is { } row)
            {
                trial.LastEpoch = null;
                Job.Update(row);
                return row;
            }

            await RefreshAsync(index);
            return null;
        }
        catch (Exception)
        {
            Job.PutBack(index);
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
            // Another coordinator of the job, now dead, had proposed at this index already: its candidate stands.
            await RefreshAsync(index);
        }
    }

    private async Task RefreshAsync(int index)
    {
        if (await store.FindTrialAsync(JobId, index, CancellationToken.None) is { } row)
            Job.Update(row);
    }
}
