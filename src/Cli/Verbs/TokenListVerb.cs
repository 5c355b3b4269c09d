using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Cli.Display;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas token list</c>: the tokens of a store, without their secrets, which it does not have.</summary>
internal static class TokenListVerb
{
    public static Command Create() => StoreCommand.Create(
        new Command("list", "Lists the tokens, oldest first."),
        mayMigrate: false,
        async (services, _, json, cancellationToken) =>
        {
            var tokens = await services.GetRequiredService<ITokenStore>().ListAsync(cancellationToken);
            if (json)
                JsonOutput.Print(tokens);
            else
                TokensTable.Print(tokens, TimeProvider.System.GetUtcNow());
        });
}
