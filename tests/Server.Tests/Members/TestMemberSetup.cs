using System.Text.Json.Nodes;
using NasV2.Server.Tls;

namespace NasV2.Server.Tests.Members;

/// <summary>What a test wants of a member beside the usual.</summary>
/// <param name="Settings">Settings, by section.</param>
internal sealed record TestMemberSetup(JsonObject? Settings = null, ServerTls? Tls = null, bool IsEmbedded = false)
{
    public static TestMemberSetup With(string settings) => new(JsonNode.Parse(settings)!.AsObject());
}
