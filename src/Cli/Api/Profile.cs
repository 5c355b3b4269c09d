namespace NasV2.Cli.Api;

/// <summary>A named service: its addresses and how to reach them.</summary>
internal sealed record Profile
{
    /// <summary>Its heads; at least one.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>File containing the access token; null for none.</summary>
    public string? TokenFile { get; init; }

    /// <summary>PEM file of a certificate authority to trust in addition to those of this machine; null for none.</summary>
    public string? Ca { get; init; }
}
