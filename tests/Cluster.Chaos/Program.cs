using System.CommandLine;
using NasV2.Cluster.Chaos;

return await ChaosCommand.Create().Parse(args).InvokeAsync(new InvocationConfiguration
{
    // After Ctrl-C all nodes are asked to end before the harness does.
    ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
});
