using NasV2.Cluster;
using Serilog.Context;

namespace NasV2.Server.Observability;

/// <summary>Puts the job, trial and worker of a grain call onto every line that is logged in it, and in what it starts.</summary>
internal sealed class LogScopeFilter : IIncomingGrainCallFilter
{
    public const string Job = "JobId";
    public const string Trial = "Trial";
    public const string Worker = "Worker";

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not (ISearchGrain or IWorkerGrain))
        {
            await context.Invoke();
            return;
        }

        var key = context.TargetId.Key.ToString();
        using var owner = LogContext.PushProperty(context.Grain is ISearchGrain ? Job : Worker, key);
        using var subject = Push(context);
        await context.Invoke();
    }

    private static IDisposable Push(IIncomingGrainCallContext context)
    {
        var request = context.Request;
        for (var index = 0; index < request.GetArgumentCount(); index++)
            switch (request.GetArgument(index))
            {
                case Lease lease:
                    return Push(lease);
                case TrialAssignment assignment:
                    return Push(assignment.Lease);
                case WorkAssignment assignment:
                    return LogContext.PushProperty(Job, assignment.JobId);
            }

        return LogContext.Push();
    }

    private static IDisposable Push(Lease lease) => LogContext.Push(
        new Property(Job, lease.JobId), new Property(Trial, lease.Index), new Property(Worker, lease.Worker));
}
