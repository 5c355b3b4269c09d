using System.CommandLine;
using NasV2.Server;
using NasV2.Server.Tls;

namespace NasV2.Cli.Nodes;

/// <summary>Options that give a node's HTTP interface a certificate.</summary>
internal sealed class TlsArguments
{
    private readonly Option<string?> _certificate = new("--tls-cert")
    {
        Description = "Certificate of an https address: a PFX file, or PEM with --tls-key.",
        HelpName = "file",
    };

    private readonly Option<string?> _key = new("--tls-key") { Description = "PEM file of the certificate's key.", HelpName = "file" };

    private readonly Option<string?> _password = new("--tls-password-file")
    {
        Description = "File with the password of the key.",
        HelpName = "file",
    };

    private readonly Option<bool> _development = new("--tls-development")
    {
        Description =
            "Use a self-signed certificate that is kept in the folder tls of --home; clients trust it by --ca …/tls/development.pem.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _certificate, _key, _password, _development })
            command.Add(option);
    }

    /// <summary>Null where none is given.</summary>
    /// <exception cref="UsageException">They contradict each other.</exception>
    public ServerTls? Read(ParseResult parsed, NasHome home)
    {
        var (certificate, key, password) = (parsed.GetValue(_certificate), parsed.GetValue(_key), parsed.GetValue(_password));
        if (parsed.GetValue(_development))
            return (certificate ?? key ?? password) is null
                ? new ServerTls(null, null, null, Path.Combine(home.Folder, "tls"))
                : throw new UsageException(
                    "--tls-development makes its own certificate: leave --tls-cert, --tls-key and --tls-password-file out.");
        if (certificate is not null)
            return new ServerTls(certificate, key, password, null);
        return (key ?? password) is null ? null : throw new UsageException("--tls-key and --tls-password-file go with --tls-cert.");
    }
}
