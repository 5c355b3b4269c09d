using NasV2.Storage;

namespace NasV2.Server;

/// <summary>Notes when a coordinator could not use the store, so that the people waiting for it are told why nothing moves.</summary>
public sealed class StoreHealth : IIncomingGrainCallFilter
{
    private StoreException? _failure;

    /// <summary>The last failure; null while all is well.</summary>
    public StoreException? Failure => Volatile.Read(ref _failure);

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await context.Invoke();
        }
        catch (StoreException exception)
        {
            Volatile.Write(ref _failure, exception);
            throw;
        }
    }
}
