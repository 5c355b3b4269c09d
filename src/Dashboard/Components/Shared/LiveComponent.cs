using Grpc.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Hosting;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Components.Shared;

/// <summary>A component that reads from the services: it shows what failed, and tries again by itself until it is closed.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenRegistration _stopping;
    private int _attempt;

    /// <summary>What failed; null when all is well.</summary>
    protected string? Problem { get; set; }

    /// <summary>Whether what failed may work later.</summary>
    protected bool Retries { get; private set; } = true;

    /// <summary>Ends with the component, or before it when the head stops.</summary>
    protected CancellationToken Closed => _closed.Token;

    [Inject] private protected DashboardClients Clients { get; set; } = null!;

    [Inject] private protected TimeProvider Time { get; set; } = null!;

    /// <summary>A head that stops disposes of its services, but not of its pages: what they render later fails.</summary>
    [Inject]
    private IHostApplicationLifetime Lifetime
    {
        set => _stopping = value.ApplicationStopping.Register(_closed.Cancel);
    }

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
            catch (RpcException) when (_closed.IsCancellationRequested)
            {
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
    protected void Refresh(Action? change = null) => Refresh(() =>
    {
        change?.Invoke();
        return Task.CompletedTask;
    });

    /// <summary>Takes news from another thread that the component has to read.</summary>
    protected void Refresh(Func<Task> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (_closed.IsCancellationRequested)
            return;
        _ = InvokeAsync(async () =>
        {
            if (_closed.IsCancellationRequested)
                return;
            await change();
            if (!_closed.IsCancellationRequested)
                StateHasChanged();
        });
    }

    /// <summary>Lets go of what the component holds.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        if (!isDisposing)
            return;
        _stopping.Dispose();
        _closed.Cancel();
    }
}
