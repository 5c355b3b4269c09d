using Microsoft.Extensions.Diagnostics.HealthChecks;
using NasV2.Storage;

namespace NasV2.Server.Health;

/// <summary>Whether the store answers within two seconds.</summary>
internal sealed class StoreCheck(IJobStore store, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.ListRunningJobIdsAsync(cancellationToken).WaitAsync(Limit, clock, cancellationToken);
            return HealthCheckResult.Healthy("The store answers.");
        }
        catch (StoreException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"The store did not answer within {Limit.TotalSeconds:0} seconds.");
        }
    }
}
