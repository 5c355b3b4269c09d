namespace NasV2.Workers.Supervision;

/// <summary>
/// Sends a trial's epochs to its coordinator without holding the trainer up: those that end while a report is under way go together
/// with the next.
/// </summary>
/// <param name="send">Sends epochs, in order; false when the lease was lost.</param>
internal sealed class EpochReporter(Func<IReadOnlyList<Epoch>, Task<bool>> send)
{
    private List<Epoch> _waiting = [];
    private Task _sending = Task.CompletedTask;

    /// <summary>Takes an epoch to be sent.</summary>
    /// <exception cref="LeaseLostException">The coordinator refused earlier ones.</exception>
    public async Task AddAsync(Epoch epoch)
    {
        _waiting.Add(epoch);
        if (!_sending.IsCompleted)
            return;
        await _sending;
        _sending = SendAsync();
    }

    /// <summary>Waits until all were taken.</summary>
    /// <exception cref="LeaseLostException">The coordinator refused them.</exception>
    public Task FlushAsync() => _sending;

    private async Task SendAsync()
    {
        while (_waiting.Count > 0)
        {
            var epochs = _waiting;
            _waiting = [];
            if (!await send(epochs))
                throw new LeaseLostException();
        }
    }
}
