using Grpc.Core;
using Microsoft.AspNetCore.Components;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Components.Shared;

/// <summary>A component that reads from the services: it shows what failed, and tries again by itself until it is closed.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _closed = new();
    private int _attempt;

    /// <summary>What failed; null when all is well.</summary>
    protected string? Problem { get; set; }

    /// <summary>Whether what failed may work later.</summary>
    protected bool Retries { get; private set; } = true;

    /// <summary>Ends with the component.</summary>
    protected CancellationToken Closed => _closed.Token;

    [Inject] private protected DashboardClients Clients { get; set; } = null!;

    [Inject] private protected TimeProvider Time { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads; a failure is shown, and the reading is begun again later, while the page is live.</summary>
    protected async Task ReadAsync(Func<Task> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var attempt = ++_attempt;
        var pause = TimeSpan.FromSeconds(0.5);
        while (!_closed.IsCancellationRequested && attempt == _attempt)
        {
            try
            {
                await read();
                Problem = null;
                return;
            }
            catch (RpcException exception)
            {
                Problem = exception.Status.Detail;
                Retries = exception.StatusCode
                    is not (StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.Unauthenticated or StatusCode.InvalidArgument);
            }

            if (!Retries || !RendererInfo.IsInteractive)
                return;
            StateHasChanged();
            await Task.Delay(pause, Time, Closed)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            pause = pause * 2 < MaxPause ? pause * 2 : MaxPause;
        }
    }

    /// <summary>Takes news from another thread.</summary>
    protected void Refresh(Action? change = null)
    {
        if (_closed.IsCancellationRequested)
            return;
        _ = InvokeAsync(() =>
        {
            if (_closed.IsCancellationRequested)
                return;
            change?.Invoke();
            StateHasChanged();
        });
    }

    /// <summary>Lets go of what the component holds.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing && !_closed.IsCancellationRequested)
            _closed.Cancel();
    }
}
