using NasV2.Workers.Supervision;

namespace NasV2.EndToEnd.Tests;

/// <summary>One running example trainer, started by the first test that asks: importing torch takes seconds.</summary>
public sealed class PyTorchProcess : IAsyncDisposable
{
    private TrainerProcess? _trainer;

    internal async Task<TrainerProcess> GetAsync() => _trainer ??= await PyTorchTrainer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_trainer is not null)
            await _trainer.DisposeAsync();
    }
}
