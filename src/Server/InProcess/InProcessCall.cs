using Grpc.Core;

namespace NasV2.Server.InProcess;

/// <summary>One call within the process, as the service sees it.</summary>
internal sealed class InProcessCall(IMethod method, CallOptions options) : ServerCallContext, IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken);
    private readonly Lock _lock = new();
    private bool _hasEnded;
    private Status? _status;

    protected override string MethodCore => method.FullName;

    protected override string HostCore => "localhost";

    protected override string PeerCore => "in-process";

    protected override DateTime DeadlineCore => DateTime.MaxValue;

    protected override Metadata RequestHeadersCore { get; } = options.Headers ?? [];

    protected override CancellationToken CancellationTokenCore => _stop.Token;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore { get; } = new(null, []);

    /// <summary>Runs the method apart from its caller's thread, as a network would.</summary>
    /// <exception cref="RpcException">The method refused, or the caller gave up.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> run)
    {
        try
        {
            var result = await Task.Run(run, _stop.Token);
            _status = Status.DefaultSuccess;
            return result;
        }
        catch (OperationCanceledException)
        {
            throw new RpcException((_status = Status.DefaultCancelled).Value);
        }
        catch (RpcException exception)
        {
            _status = exception.Status;
            throw;
        }
        finally
        {
            lock (_lock)
                _hasEnded = true;
            _stop.Dispose();
        }
    }

    /// <exception cref="InvalidOperationException">The call has not ended.</exception>
    public Status GetStatus() => _status ?? throw new InvalidOperationException("The call has not ended.");

    public Metadata GetTrailers() => ResponseTrailersCore;

    /// <summary>Ends the call where it still runs.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_hasEnded)
                _ = _stop.CancelAsync();
        }
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("Calls within a process propagate nothing.");

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
}
