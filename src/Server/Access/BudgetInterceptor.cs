using Grpc.Core;
using Grpc.Core.Interceptors;
using NasV2.Api.V1;

namespace NasV2.Server.Access;

/// <summary>Holds callers to their quota when they give a running search more trials.</summary>
internal sealed class BudgetInterceptor(ICallerAccessor callers) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is UpdateSearchRequest update)
            SubmissionRules.CheckBudget(Math.Max(update.Trials, update.Settings?.Trials ?? 0), callers.Current);
        return continuation(request, context);
    }
}
