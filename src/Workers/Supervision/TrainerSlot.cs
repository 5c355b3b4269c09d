namespace NasV2.Workers.Supervision;

/// <summary>Room for one trainer, which is kept between trials and started again when it is gone.</summary>
internal sealed class TrainerSlot(TrainerFactory start, string device) : IAsyncDisposable
{
    private ITrainer? _trainer;

    /// <summary>The trainer, alive.</summary>
    /// <exception cref="TrainerDiedException">It does not start.</exception>
    public async Task<ITrainer> TrainerAsync(CancellationToken cancellation)
    {
        if (_trainer is { IsAlive: true })
            return _trainer;
        await DropAsync();
        return _trainer = await start(device, cancellation);
    }

    /// <summary>Ends the trainer, whatever it is doing.</summary>
    public async Task DropAsync()
    {
        if (_trainer is { } trainer)
        {
            _trainer = null;
            await trainer.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await DropAsync();
}
