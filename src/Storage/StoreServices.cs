using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NasV2.Storage;

/// <summary>Registers the store.</summary>
public static class StoreServices
{
    /// <summary>Adds <see cref="IJobStore"/>, <see cref="ITokenStore"/>, <see cref="IAuditLog"/>, <see cref="IKeyRing"/>,
    /// <see cref="StoreMigrator"/> and <see cref="StoreAddress"/>; keeps the host's clock.</summary>
    /// <exception cref="FormatException">The address is not understood.</exception>
    public static IServiceCollection AddNasStore(this IServiceCollection services, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var address = StoreAddress.Parse(options.Address);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(address);
        // Made by the container, so that it is closed with it.
        services.AddSingleton(_ => StoreBackend.For(address));
        services.AddSingleton<StoreTransactions>();
        services.AddSingleton(p => new StoreMigrator(
            p.GetRequiredService<StoreBackend>(),
            p.GetRequiredService<StoreTransactions>(),
            p.GetRequiredService<ILogger<StoreMigrator>>()));
        services.AddSingleton(p => new JobWriterPool(
            p.GetRequiredService<StoreTransactions>(),
            p.GetRequiredService<StoreBackend>().Writer,
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<JobWriterPool>>()));
        services.AddSingleton<IJobStore, JobStore>();
        services.AddSingleton<StoreWrites>();
        services.AddSingleton<ITokenStore, TokenStore>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IKeyRing, KeyRing>();
        return services;
    }
}
