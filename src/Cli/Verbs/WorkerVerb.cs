using System.CommandLine;
using NasV2.Cli.Nodes;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas worker</c>: a node of a cluster that works on trials with one device.</summary>
internal static class WorkerVerb
{
    public static Command Create()
    {
        var http = new Option<string?>("--http") { Description = "Address of health and metrics (default: none).", HelpName = "address" };
        var node = new NodeArguments(siloPort: 0);
        var worker = new WorkerArguments();
        var command = new Command("worker", "Runs a worker: it joins the heads of a store and works on the trials of their searches.");
        node.AddTo(command);
        command.Add(http);
        worker.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            // Several workers on one machine are common, so its name alone would not do.
            var name = $"{Environment.MachineName.ToLowerInvariant()}/{Environment.ProcessId}";
            var options = node.Read(parsed, isHead: false, worker.Read(parsed, node.Home(parsed)), name) with
            {
                Http = parsed.GetValue(http) is { Length: > 0 } address ? NodeArguments.Http(address) : null,
            };
            return NodeProcess.RunAsync(options, cancellationToken);
        });
        return command;
    }
}
