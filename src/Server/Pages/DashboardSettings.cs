using NasV2.Server.Settings;

namespace NasV2.Server.Pages;

/// <summary>What the dashboard has to be told; section <c>dashboard</c> of the settings.</summary>
public sealed class DashboardSettings : ITextSettings
{
    /// <summary>Addresses of all heads as browsers reach them, so that a page moves to another when its head dies; default none.</summary>
    public IReadOnlyList<string> Heads { get; set; } = [];

    /// <summary>The addresses.</summary>
    /// <exception cref="SettingsException">One is not an http or https URL.</exception>
    internal IReadOnlyList<Uri> Addresses => [.. Heads.Select(Read)];

    private static Uri Read(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new SettingsException([$"Setting dashboard.heads has '{address}'; expected an http or https address."]);
}
