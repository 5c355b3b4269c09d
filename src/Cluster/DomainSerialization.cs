using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace NasV2.Cluster;

/// <summary>Sends domain types between silos and clients as JSON (<see cref="DomainJson"/>).</summary>
public static class DomainSerialization
{
    /// <summary>To be called on every silo and every client.</summary>
    public static IServiceCollection AddDomainSerialization(this IServiceCollection services)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            IsDomain, isCopyable: _ => false, options => options.Configure(json => json.SerializerOptions = DomainJson.Options)));
        services.AddSingleton<IGeneralizedCopier, ImmutableCopier>();
        return services;
    }

    private static bool IsDomain(Type type) => type.Namespace == typeof(SearchEvent).Namespace;

    /// <summary>Domain types are immutable: within a silo, sender and receiver share one instance.</summary>
    private sealed class ImmutableCopier : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsDomain(type);

        public object? DeepCopy(object? input, CopyContext context) => input;
    }
}
