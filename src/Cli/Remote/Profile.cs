namespace NasV2.Cli.Remote;

/// <summary>A service that its user gave a name, so that it need not be described on every command line.</summary>
internal sealed record Profile
{
    /// <summary>Its heads; at least one.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>File with the token to come in with; null for none.</summary>
    public string? TokenFile { get; init; }

    /// <summary>PEM file of an authority to trust beside those of this machine; null for none.</summary>
    public string? Ca { get; init; }
}
