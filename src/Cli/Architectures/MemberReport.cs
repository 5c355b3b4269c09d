using System.Text.Json.Nodes;
using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>One member of a family as <c>nas arch scale --json</c> prints it; multiply-adds are those at
/// its evaluation resolution.</summary>
/// <param name="File">The file that it was written to, if it was.</param>
internal sealed record MemberReport(
    string Name,
    string Canonical,
    int Resolution,
    int TrainResolution,
    double Width,
    double Depth,
    long Parameters,
    long Macs,
    IReadOnlyList<int> Layers,
    JsonNode Architecture,
    string? File)
{
    public static MemberReport Create(FamilyMember member, string? file) => new(
        member.Name,
        member.Architecture.Canonical,
        member.EvalResolution,
        member.TrainResolution,
        member.Width,
        member.Depth,
        member.Complexity.Parameters,
        member.Complexity.Macs,
        [.. member.Architecture.Stages.Select(stage => stage.Repeats)],
        JsonNode.Parse(ArchitectureJson.Write(member.Architecture))!,
        file);
}
