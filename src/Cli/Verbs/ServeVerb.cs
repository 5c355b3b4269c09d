using System.CommandLine;
using NasV2.Cli.Members;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas serve</c>: a head of a cluster, which coordinates searches and answers other programs.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var gatewayPort = new Option<int>("--gateway-port")
        {
            Description = "Port for programs that join as Orleans clients; 0 for none.",
            HelpName = "port",
            DefaultValueFactory = _ => 30000,
        };
        var http = new Option<string>("--http")
        {
            Description = "Address of the gRPC interface, health and metrics.",
            HelpName = "address",
            DefaultValueFactory = _ => "http://127.0.0.1:8080",
        };
        var withWorker = new Option<bool>("--with-worker") { Description = "Work on trials too: a cluster on one machine." };
        var member = new MemberArguments(siloPort: 11111);
        var worker = new WorkerArguments();
        var command = new Command("serve", "Runs a head: it coordinates searches and answers 'nas submit', 'nas watch' and other programs.");
        member.AddTo(command);
        command.Add(gatewayPort);
        command.Add(http);
        command.Add(withWorker);
        worker.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var part = parsed.GetValue(withWorker) ? worker.Read(parsed, member.Home(parsed)) : null;
            var options = member.Read(parsed, isHead: true, part, Environment.MachineName.ToLowerInvariant()) with
            {
                GatewayPort = MemberArguments.Port(parsed.GetRequiredValue(gatewayPort), "--gateway-port"),
                Http = MemberArguments.Http(parsed.GetRequiredValue(http)),
            };
            return MemberProcess.RunAsync(options, cancellation);
        });
        return command;
    }
}
