using NasV2.Server.Settings;
using NasV2.Storage;

namespace NasV2.Server.Access.Browsers;

/// <summary>An OpenID Connect provider that signs people in; section <c>openIdConnect</c> of the settings.</summary>
public sealed class ProviderSettings : ITextSettings
{
    /// <summary>Its issuer, such as <c>https://login.example.org/realms/lab</c>; null for no provider.</summary>
    public string? Authority { get; set; }

    /// <summary>What it knows this service as; its redirect address there is <c>…/sign-in/callback</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that goes with it; better in <see cref="ClientSecretFile"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>File with the secret.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>The claim that holds a person's groups; default <c>groups</c>.</summary>
    public string ScopeClaim { get; set; } = "groups";

    /// <summary>Values of the claim that give the scope read.</summary>
    public IReadOnlyList<string> Read { get; set; } = [];

    /// <summary>Values of the claim that give the scope submit.</summary>
    public IReadOnlyList<string> Submit { get; set; } = [];

    /// <summary>Values of the claim that give the scope admin.</summary>
    public IReadOnlyList<string> Admin { get; set; } = [];

    internal bool IsGiven => Authority is not null;

    /// <summary>The greatest scope that one of the values gives; null for none.</summary>
    internal AccessScope? ScopeOf(IReadOnlyCollection<string> values) =>
        values.Any(Admin.Contains) ? AccessScope.Admin
        : values.Any(Submit.Contains) ? AccessScope.Submit
        : values.Any(Read.Contains) ? AccessScope.Read
        : null;

    /// <exception cref="SettingsException">Something is missing.</exception>
    internal void Check()
    {
        if (!IsGiven)
            return;
        if (ClientId is null || (ClientSecret ?? ClientSecretFile) is null)
            throw new SettingsException([
                "Setting openIdConnect.authority needs openIdConnect.clientId and openIdConnect.clientSecretFile "
                    + "(or clientSecret) as well."]);
        if (Read.Count + Submit.Count + Admin.Count == 0)
            throw new SettingsException([
                "Settings openIdConnect.read, submit and admin are empty, so that no one could sign in: name values of the claim "
                + $"'{ScopeClaim}'."]);
    }

    /// <exception cref="SettingsException">Its file cannot be read.</exception>
    internal string Secret()
    {
        try
        {
            return ClientSecret ?? File.ReadAllText(ClientSecretFile!).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([
                $"Setting openIdConnect.clientSecretFile is '{ClientSecretFile}', which cannot be read: {exception.Message}"]);
        }
    }
}
