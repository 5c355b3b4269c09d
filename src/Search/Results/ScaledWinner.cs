using System.Text.Json.Nodes;

namespace NasV2.Search.Results;

/// <summary>The winner at one of its sizes.</summary>
public sealed record ScaledWinner
{
    /// <summary><c>s</c> (the winner itself), <c>m</c> or <c>l</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Canonical architecture string.</summary>
    public required string Canonical { get; init; }

    /// <summary>Image size to use it at, in pixels.</summary>
    public required int Resolution { get; init; }

    /// <summary>Trainable parameters.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply-adds of one image at <see cref="Resolution"/>.</summary>
    public required long Macs { get; init; }

    /// <summary>The whole architecture, as docs/schemas/architecture.schema.json describes it.</summary>
    public required JsonObject Architecture { get; init; }
}
