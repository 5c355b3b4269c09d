using System.Text.Json.Nodes;
using NasV2.Server.Tls;

namespace NasV2.Server.Tests.Nodes;

/// <summary>What a test wants of a node in addition to the defaults.</summary>
/// <param name="Settings">Settings, by section.</param>
/// <param name="Tls">Certificate of its HTTP interface.</param>
/// <param name="IsEmbedded">Whether it is a service of one process.</param>
/// <param name="GatewayPort">Port for Orleans clients; 0 for none.</param>
internal sealed record TestNodeSetup(JsonObject? Settings = null, ServerTls? Tls = null, bool IsEmbedded = false, int GatewayPort = 0)
{
    public static TestNodeSetup With(string settings) => new(JsonNode.Parse(settings)!.AsObject());
}
