using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace NasV2.Cli;

/// <summary><c>nas --version</c>: the version, and the commit where it is known: <c>0.1.0-alpha.0.132 (a6ebb72)</c>.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    private const int ShortCommitLength = 7;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine(version.Split('+') is [var number, { Length: > ShortCommitLength } commit]
            ? $"{number} ({commit[..ShortCommitLength]})"
            : version);
        return 0;
    }
}
