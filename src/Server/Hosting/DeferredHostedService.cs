using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NasV2.Server.Hosting;

/// <summary>Starts a hosted service of a library when all others have started: it takes for granted that
/// the silo was there first.</summary>
internal sealed class DeferredHostedService(IHostedService inner, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Does so for every hosted service that <paramref name="add"/> adds.</summary>
    public static void Delay(IServiceCollection services, Action add)
    {
        var others = services.ToHashSet();
        add();
        for (var index = 0; index < services.Count; index++)
            if (services[index] is { ServiceType: var type } added && type == typeof(IHostedService) && !others.Contains(added))
                services[index] = ServiceDescriptor.Singleton<IHostedService>(provider => new DeferredHostedService(
                    Create(added, provider), provider.GetRequiredService<IHostApplicationLifetime>()));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await inner.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        await inner.StartAsync(stoppingToken);
    }

    private static IHostedService Create(ServiceDescriptor service, IServiceProvider provider) => (IHostedService)(
        service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!));
}
