using System.CommandLine;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas token</c>: the tokens that open a cluster's interface; for those who may open its store.</summary>
internal static class TokenVerbs
{
    public static Command Create() => new("token", "Makes, lists and revokes the tokens that open the service of a store.")
    {
        TokenCreateVerb.Create(),
        TokenListVerb.Create(),
        TokenRevokeVerb.Create(),
    };
}
