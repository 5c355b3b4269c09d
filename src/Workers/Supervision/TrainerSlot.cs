namespace NasV2.Workers.Supervision;

/// <summary>Room for one trainer, which is kept between trials and started again when it is gone or another one is wanted.</summary>
internal sealed class TrainerSlot(TrainerFactory start, JobTrainerFactory startOfJob, string device) : IAsyncDisposable
{
    private ITrainer? _trainer;
    private JobTrainer? _kind;
    private Task _ending = Task.CompletedTask;

    /// <summary>The trainer, alive.</summary>
    /// <param name="kind">The one that a job brings along; null for the worker's own.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="TrainerDiedException">It does not start.</exception>
    /// <exception cref="TrialRefusedException">This worker does not run it.</exception>
    public async Task<ITrainer> TrainerAsync(JobTrainer? kind, CancellationToken cancellationToken)
    {
        if (_trainer is { IsAlive: true } && (kind is null ? _kind is null : kind.IsSame(_kind)))
            return _trainer;
        await DropAsync();
        _kind = kind;
        return _trainer = await (kind is null ? start(device, cancellationToken) : startOfJob(kind, cancellationToken));
    }

    /// <summary>Ends the trainer, whatever it is doing; callers that ask while it ends wait for the same end.</summary>
    public Task DropAsync()
    {
        if (_trainer is { } trainer)
        {
            _trainer = null;
            _ending = trainer.DisposeAsync().AsTask();
        }

        return _ending.IsFaulted ? TakeEnding() : _ending;
    }

    /// <summary>Surfaces a failed disposal to the first caller only.</summary>
    private Task TakeEnding()
    {
        var failed = _ending;
        _ending = Task.CompletedTask;
        return failed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await DropAsync();
}
