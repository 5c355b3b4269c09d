using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasV2.Dashboard.Components.Shared;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Tests.Live;

public sealed class LiveComponentTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress("http://nowhere.invalid");
    private readonly ServiceProvider _services;
    private readonly InteractiveRenderer _renderer;

    public LiveComponentTests()
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton<IHostApplicationLifetime>(_lifetime)
            .AddSingleton(new DashboardClients(_channel.CreateCallInvoker()))
            .BuildServiceProvider();
        _renderer = new InteractiveRenderer(_services);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
        _channel.Dispose();
    }

    [Fact]
    public async Task A_page_reads_again_until_its_head_stops()
    {
        var (page, shown) = _renderer.Show<Page>();
        Assert.Equal(1, page.Reads);
        await page.ReadAfterAsync(() => _time.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(2, page.Reads);

        _lifetime.StopApplication();
        await shown.WaitAsync(Limit, Ct);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, page.Reads);
    }

    [Fact]
    public async Task News_that_arrive_after_a_head_has_stopped_render_nothing()
    {
        var (page, shown) = _renderer.Show<Page>();
        _lifetime.StopApplication();
        await shown.WaitAsync(Limit, Ct);
        await _services.DisposeAsync();

        page.OnChanged();
        await _renderer.Dispatcher.InvokeAsync(() => { });

        Assert.Empty(_renderer.Failures);
        Assert.False(page.IsChanged);
    }

    [Fact]
    public async Task A_head_that_stops_after_its_pages_were_closed_finds_none()
    {
        var (page, shown) = _renderer.Show<Page>();
        await _renderer.DisposeAsync();
        await shown.WaitAsync(Limit, Ct);

        _lifetime.StopApplication();

        Assert.Equal(1, page.Reads);
    }

    /// <summary>Reads in vain; news bring a component that has to be created.</summary>
    private sealed class Page : LiveComponent
    {
        private TaskCompletionSource _read = new();

        public int Reads { get; private set; }

        public bool IsChanged { get; private set; }

        public void OnChanged() => Refresh(() => IsChanged = true);

        public async Task ReadAfterAsync(Action act)
        {
            _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
            act();
            await _read.Task.WaitAsync(Limit, Ct);
        }

        protected override Task OnInitializedAsync() => ReadAsync(() =>
        {
            Reads++;
            _read.TrySetResult();
            throw new RpcException(new Status(StatusCode.Unavailable, "The database cannot be reached."));
        });

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (!IsChanged)
                return;
            builder.OpenComponent<News>(0);
            builder.CloseComponent();
        }
    }

    private sealed class News : ComponentBase
    {
        [Inject]
        public required TimeProvider Time { get; set; }
    }
}
