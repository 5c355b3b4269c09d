using System.Text.Json.Nodes;
using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>What <c>nas arch show --json</c> prints; see <see cref="Cost"/> for what is counted.</summary>
internal sealed record ArchitectureReport(
    string? Name,
    string Canonical,
    int Resolution,
    int Classes,
    long Parameters,
    long BatchNormStatistics,
    long Macs,
    long Activations,
    int Blocks,
    IReadOnlyList<PartReport> Parts,
    JsonNode Architecture)
{
    public static ArchitectureReport Create(ArchitectureArgument given, int resolution, int classes)
    {
        var complexity = Complexity.Compute(given.Architecture, resolution, classes);
        return new(
            given.Name,
            given.Architecture.Canonical,
            resolution,
            classes,
            complexity.Parameters,
            complexity.BatchNormStatistics,
            complexity.Macs,
            complexity.Activations,
            given.Architecture.Blocks.Count(),
            PartReport.All(given.Architecture, complexity),
            JsonNode.Parse(ArchitectureJson.Write(given.Architecture))!);
    }
}
