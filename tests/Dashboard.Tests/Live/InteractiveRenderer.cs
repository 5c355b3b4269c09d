using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.Logging.Abstractions;

namespace NasV2.Dashboard.Tests.Live;

/// <summary>Renders components as a circuit does, without a browser.</summary>
internal sealed class InteractiveRenderer(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
{
    /// <summary>What a circuit would log as unhandled.</summary>
    public List<Exception> Failures { get; } = [];

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    protected override RendererInfo RendererInfo { get; } = new("Test", isInteractive: true);

    /// <summary>Shows a component; the task ends when it has nothing more to wait for.</summary>
    public (T Component, Task Shown) Show<T>()
        where T : IComponent
    {
        var component = (T)InstantiateComponent(typeof(T));
        return (component, Dispatcher.InvokeAsync(() => RenderRootComponentAsync(AssignRootComponentId(component))));
    }

    protected override void HandleException(Exception exception) => Failures.Add(exception);

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;
}
