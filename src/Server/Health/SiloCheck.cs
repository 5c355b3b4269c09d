using Microsoft.Extensions.Diagnostics.HealthChecks;
using NasV2.Server.Hosting;

namespace NasV2.Server.Health;

/// <summary>Whether the silo is an active member of the cluster.</summary>
internal sealed class SiloCheck(ISiloStatusOracle members, StoreReadiness gate) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
        members.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy("This member is active.")
            : HealthCheckResult.Unhealthy(gate.WaitsFor ?? $"This member is not active yet or any more: {members.CurrentStatus}."));
}
