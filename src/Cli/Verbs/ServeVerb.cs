using System.CommandLine;
using NasV2.Cli.Api;
using NasV2.Cli.Nodes;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas serve</c>: a head of a cluster or, over a SQLite store, a whole service in one process.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var gatewayPort = new Option<int>("--gateway-port")
        {
            Description = "Port for programs that join as Orleans clients, which may call every grain; 0, the default, for none.",
            HelpName = "port",
        };
        var http = new Option<string>("--http")
        {
            Description = "Address of the dashboard, the gRPC and HTTP interface, health and metrics.",
            HelpName = "address",
            DefaultValueFactory = _ => ServerOption.Default,
        };
        var withWorker = new Option<bool>("--with-worker")
        {
            Description = "Work on trials too: a cluster on one machine. Over SQLite it always does.",
        };
        var node = new NodeArguments(siloPort: 11111);
        var worker = new WorkerArguments();
        var command = new Command("serve",
            "Runs a service with its dashboard: in this process alone over a SQLite store, the default; as a head of "
                + "a cluster over PostgreSQL.");
        node.AddTo(command);
        command.Add(gatewayPort);
        command.Add(http);
        command.Add(withWorker);
        worker.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var works = parsed.GetValue(withWorker) || node.Store(parsed).Kind == StoreBackendKind.Sqlite;
            var part = works ? worker.Read(parsed, node.Home(parsed)) : null;
            var options = node.Read(parsed, isHead: true, part, Environment.MachineName.ToLowerInvariant()) with
            {
                GatewayPort = NodeArguments.Port(parsed.GetValue(gatewayPort), "--gateway-port"),
                Http = NodeArguments.Http(parsed.GetRequiredValue(http)),
            };
            return NodeProcess.RunAsync(options, cancellationToken);
        });
        return command;
    }
}
