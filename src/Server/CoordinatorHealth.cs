using NasV2.Cluster;
using NasV2.Storage;

namespace NasV2.Server;

/// <summary>Notes when a coordinator could not go on, such as when the store is full, so that the people waiting for it are told why nothing moves.</summary>
public sealed class CoordinatorHealth : IIncomingGrainCallFilter
{
    private Exception? _failure;

    /// <summary>The last failure; null while all is well.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (exception is StoreException || context.Grain is ISearchGrain)
        {
            Note(exception);
            throw;
        }
    }

    /// <summary>Notes a failure that a coordinator lived through and told of.</summary>
    public void Note(Exception failure) => Volatile.Write(ref _failure, failure);
}
