using System.Threading.Channels;
using Grpc.Core;

namespace NasV2.Server.InProcess;

/// <summary>The responses of a streaming call within the process: the service waits while its caller is behind.</summary>
internal sealed class InProcessStream<T>(Func<T, T> copy) : IServerStreamWriter<T>, IAsyncStreamReader<T>
    where T : class
{
    private const int Capacity = 16;

    private readonly Channel<T> _responses =
        Channel.CreateBounded<T>(new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });

    public T Current { get; private set; } = null!;

    public WriteOptions? WriteOptions { get; set; }

    /// <summary>Runs the method that writes into it; how it ends is what the reader sees at the end.</summary>
    public async Task FeedAsync(Func<Task> run)
    {
        try
        {
            await run();
            _responses.Writer.Complete();
        }
#pragma warning disable CA1031 // Thrown to the reader.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _responses.Writer.Complete(exception);
        }
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken) =>
        _responses.Writer.WriteAsync(copy(message), cancellationToken).AsTask();

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await _responses.Reader.WaitToReadAsync(cancellationToken) || !_responses.Reader.TryRead(out var next))
            return false;
        Current = next;
        return true;
    }
}
