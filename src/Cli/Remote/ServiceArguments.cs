using System.CommandLine;

namespace NasV2.Cli.Remote;

/// <summary>Options that say how to reach a running service, and as whom.</summary>
/// <param name="server">The option that names its address.</param>
internal sealed class ServiceArguments(Option<string?> server)
{
    private readonly Option<string?> _tokenFile = new("--token-file")
    {
        Description = $"File with the token to come in with (default: ${TokenSource.Variable}, else the file that ${TokenSource.FileVariable} names).",
        HelpName = "file",
    };

    private readonly Option<string?> _authority = new("--ca")
    {
        Description = $"PEM file of an authority to trust beside those of this machine (default: ${TrustedAuthority.Variable}).",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(_tokenFile);
        command.Add(_authority);
    }

    /// <exception cref="UsageException">One of them makes no sense.</exception>
    public SearchService Open(ParseResult parsed) => new(
        ServerOption.Resolve(parsed.GetValue(server)),
        TokenSource.Resolve(parsed.GetValue(_tokenFile)),
        TrustedAuthority.Handler(parsed.GetValue(_authority)));
}
