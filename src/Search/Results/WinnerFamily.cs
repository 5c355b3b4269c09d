using System.Text.Json.Nodes;
using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Search.Results;

/// <summary>Scales a job's winner to the sizes its spec asks for.</summary>
public static class WinnerFamily
{
    /// <summary>The winner as <c>s</c>, then <c>m</c> and <c>l</c>.</summary>
    /// <param name="winner">The best candidate.</param>
    /// <param name="scaling">Image sizes and how much M and L are to grow.</param>
    /// <param name="classes">Classes of the job's dataset.</param>
    public static IEnumerable<ScaledWinner> Scale(Architecture winner, ScalingSpec scaling, int classes)
    {
        return FamilyScaling.Scale(winner, Options(scaling, classes)).Select(member => new ScaledWinner
        {
            Name = member.Name,
            Canonical = member.Architecture.Canonical,
            Resolution = member.EvalResolution,
            Parameters = member.Complexity.Parameters,
            Macs = member.Complexity.Macs,
            Architecture = JsonNode.Parse(ArchitectureJson.Write(member.Architecture))!.AsObject(),
        });
    }

    /// <summary>How a spec's <c>scaling</c> grows a network.</summary>
    /// <param name="scaling">Image sizes and how much M and L are to grow.</param>
    /// <param name="classes">Classes of the job's dataset.</param>
    public static FamilyOptions Options(ScalingSpec scaling, int classes)
    {
        ArgumentNullException.ThrowIfNull(scaling);
        var published = FamilyOptions.Published;
        return published with
        {
            TrainResolution = scaling.EvalResolution * published.TrainResolution / published.EvalResolution,
            EvalResolution = scaling.EvalResolution,
            MaxResolution = scaling.MaxResolution,
            Classes = classes,
            Larger =
            [
                published.Larger[0] with { ParameterRatio = scaling.ParameterRatios.M, MacRatio = scaling.MacRatios.M },
                published.Larger[1] with { ParameterRatio = scaling.ParameterRatios.L, MacRatio = scaling.MacRatios.L },
            ],
        };
    }
}
