namespace NasV2.Workers.Supervision;

/// <summary>Room for one trainer, which is kept between trials and started again when it is gone.</summary>
internal sealed class TrainerSlot(TrainerFactory start, string device) : IAsyncDisposable
{
    private ITrainer? _trainer;
    private Task _ending = Task.CompletedTask;

    /// <summary>The trainer, alive.</summary>
    /// <exception cref="TrainerDiedException">It does not start.</exception>
    public async Task<ITrainer> TrainerAsync(CancellationToken cancellation)
    {
        if (_trainer is { IsAlive: true })
            return _trainer;
        await DropAsync();
        return _trainer = await start(device, cancellation);
    }

    /// <summary>Ends the trainer, whatever it is doing; whoever asks while it ends waits for the same end.</summary>
    public Task DropAsync()
    {
        if (_trainer is { } trainer)
        {
            _trainer = null;
            _ending = trainer.DisposeAsync().AsTask();
        }

        return _ending.IsFaulted ? TakeEnding() : _ending;
    }

    /// <summary>An end that failed is told once, to whoever hears of it first.</summary>
    private Task TakeEnding()
    {
        var failed = _ending;
        _ending = Task.CompletedTask;
        return failed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await DropAsync();
}
