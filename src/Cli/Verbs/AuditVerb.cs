using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Cli.Display;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas audit</c>: who changed what, and what was refused.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var last = new Option<int>("--last") { Description = "How many entries.", HelpName = "count", DefaultValueFactory = _ => 50 };
        var caller = new Option<string?>("--caller") { Description = "Only what the token with this id did.", HelpName = "id" };
        return StoreCommand.Create(
            new Command("audit", "Lists who changed what, and what was refused, newest first.") { last, caller },
            mayMigrate: false,
            async (services, parsed, json, cancellationToken) =>
            {
                var count = parsed.GetRequiredValue(last);
                if (count < 1)
                    throw new UsageException($"--last is '{count}', but must be a whole number from 1.");
                var entries = await services.GetRequiredService<IAuditLog>().ListAsync(count, parsed.GetValue(caller), cancellationToken);
                if (json)
                    JsonOutput.Print(entries);
                else
                    AuditTable.Print(entries);
            });
    }
}
