using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using NasV2.Api.V1;

namespace NasV2.Server.Access;

/// <summary>
/// Takes the submissions of a caller with a limited number of searches one at a time, until each is in the audit log, by which they are
/// counted. On several heads at once such a caller can get one search too many for each further head.
/// </summary>
internal sealed class TurnInterceptor(ICallerAccessor callers) : Interceptor
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is not SubmitSearchRequest || callers.Current is not { Quota.RunningJobs: not null } caller)
            return await continuation(request, context);
        var turn = _turns.GetOrAdd(caller.Id, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(context.CancellationToken);
        try
        {
            return await continuation(request, context);
        }
        finally
        {
            turn.Release();
        }
    }
}
