using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas token revoke</c>: ends a token; heads notice within seconds.</summary>
internal static class TokenRevokeVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Id of the token, see nas token list." };
        return StoreCommand.Create(
            new Command("revoke", "Ends a token; heads notice within seconds.") { id },
            mayMigrate: false,
            async (services, parsed, json, cancellationToken) =>
            {
                var token = await services.GetRequiredService<ITokenStore>().RevokeAsync(parsed.GetRequiredValue(id), cancellationToken)
                    ?? throw new UsageException(
                        $"There is no token '{parsed.GetRequiredValue(id)}'; 'nas token list' shows the tokens.");
                if (json)
                    JsonOutput.Print(token);
                else
                    await Console.Out.WriteLineAsync($"{token.Id} ({token.Name}) is revoked.");
            });
    }
}
