using System.Threading.RateLimiting;

namespace NasV2.Server.Access;

/// <summary>Holds callers to their calls a second.</summary>
internal sealed class CallRates : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<CurrentCaller> _limiter = PartitionedRateLimiter.Create<CurrentCaller, (string, int?)>(caller =>
        caller.Quota.CallsPerSecond is { } calls
            ? RateLimitPartition.GetTokenBucketLimiter((caller.Id, (int?)calls), _ => Bucket(calls))
            : RateLimitPartition.GetNoLimiter<(string, int?)>((caller.Id, null)));

    /// <returns>Null when the call may go on.</returns>
    public Refusal? Check(CurrentCaller caller)
    {
        using var lease = _limiter.AttemptAcquire(caller);
        return lease.IsAcquired
            ? null
            : new Refusal(
                Grpc.Core.StatusCode.ResourceExhausted,
                $"{caller.Name} ({caller.Id}) may make {caller.Quota.CallsPerSecond} calls a second; come again later.",
                lease.TryGetMetadata(MetadataName.RetryAfter, out var pause) ? pause : Second);
    }

    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int calls) => new()
    {
        TokenLimit = calls,
        TokensPerPeriod = calls,
        ReplenishmentPeriod = Second,
        QueueLimit = 0,
    };
}
