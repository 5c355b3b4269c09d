using System.CommandLine;
using NasV2.Client;

namespace NasV2.Cli.Api;

/// <summary>Options that say how to reach a running service, and with which access token.</summary>
/// <param name="otherwise">What the verb uses where no service is named, for its help.</param>
internal sealed class ServiceArguments(string otherwise)
{
    private readonly Option<string?> _server = ServerOption.Create(otherwise);

    private readonly Option<string?> _profile = new("--profile")
    {
        Description = $"Service of this name in the file of profiles (default: ${Profiles.Variable}, else the file's default).",
        HelpName = "name",
    };

    private readonly Option<string?> _tokenFile = new("--token-file")
    {
        Description =
            $"File containing the access token (default: ${TokenSource.Variable}, else the file that ${TokenSource.FileVariable} names).",
        HelpName = "file",
    };

    private readonly Option<string?> _authority = new("--ca")
    {
        Description =
            $"PEM file of a certificate authority to trust in addition to those of this machine (default: ${TrustedAuthority.Variable}).",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_profile);
        command.Add(_tokenFile);
        command.Add(_authority);
    }

    /// <summary>Whether a service is named anywhere: verbs that also work on this machine's store use it then.</summary>
    /// <exception cref="UsageException">There is no such profile.</exception>
    public bool AreGiven(ParseResult parsed) =>
        ServerOption.Named(parsed.GetValue(_server)) is not null || Profiles.Find(parsed.GetValue(_profile)) is not null;

    /// <summary>The service that is named, else this machine's.</summary>
    /// <exception cref="UsageException">One of them cannot be used.</exception>
    public NasClientOptions Read(ParseResult parsed)
    {
        var named = ServerOption.Named(parsed.GetValue(_server));
        // A profile's token is for the profile's servers, so the two are taken together or not at all.
        var profile = named is null || parsed.GetValue(_profile) is not null ? Profiles.Find(parsed.GetValue(_profile)) : null;
        var authority = parsed.GetValue(_authority) ?? profile?.Ca;
        return new NasClientOptions
        {
            Servers = named is null && profile is not null ? [.. profile.Servers.Select(ServerOption.Read)] : ServerOption.Resolve(named),
            Token = TokenSource.Resolve(parsed.GetValue(_tokenFile) ?? profile?.TokenFile),
            Handler = () => TrustedAuthority.Handler(authority),
        };
    }
}
