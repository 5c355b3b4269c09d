using System.Text.Json;
using System.Text.Json.Serialization;
using NasV2.Algorithms;

namespace NasV2.Search.Results;

/// <summary>What a search found, complete enough to recompute its ranking by hand.</summary>
public sealed record SearchResult
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The job.</summary>
    public required string Job { get; init; }

    /// <summary>Its name in the spec.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of its spec.</summary>
    public required string SpecHash { get; init; }

    /// <summary>The exponents of S and P.</summary>
    public required RewardFunction Reward { get; init; }

    /// <summary>What S and P were divided by.</summary>
    public required IReadOnlyList<ReferenceFigures> References { get; init; }

    /// <summary>How step times of other device types were mapped to the reference one; empty where one type did it all.</summary>
    public IReadOnlyList<DeviceCalibration> Calibrations { get; init; } = [];

    /// <summary>The best trial.</summary>
    public required RankedTrial Winner { get; init; }

    /// <summary>The winner as S and scaled to M and L.</summary>
    public required IReadOnlyList<ScaledWinner> Family { get; init; }

    /// <summary>All completed trials, best first.</summary>
    public required IReadOnlyList<RankedTrial> Ranking { get; init; }

    /// <summary>Trials that did not complete.</summary>
    public required IReadOnlyList<UnsuccessfulTrial> Unsuccessful { get; init; }

    /// <summary>Share of the largest class of the minival, which an accuracy has to exceed; null where it is not known.</summary>
    public double? LargestClass { get; init; }

    /// <summary>Something to know about how the search ended, such as a space smaller than the budget.</summary>
    public string? Note { get; init; }

    /// <summary>As indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>From what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is not such JSON.</exception>
    public static SearchResult FromJson(string json) =>
        JsonSerializer.Deserialize<SearchResult>(json, Json) ?? throw new JsonException("A search result is a JSON object, not null.");
}
