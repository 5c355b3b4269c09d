using NasV2.Storage;

namespace NasV2.Coordination.Tests;

/// <summary>Takes the store away from all heads at once.</summary>
internal sealed class StoreSwitch
{
    private volatile bool _isAway;

    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    public Task<T> Run<T>(Func<Task<T>> call) => _isAway ? Task.FromException<T>(Away()) : call();

    public Task Run(Func<Task> call) => _isAway ? Task.FromException(Away()) : call();

    public static StoreException Away() => new("The store is away for this test.");
}
