using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas token create</c>: makes a token and prints it, this once.</summary>
internal static class TokenCreateVerb
{
    private const int MaxName = 100;

    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "Who or what it is for.", HelpName = "name", Required = true };
        var scope = new Option<string>("--scope")
        {
            Description = "What it opens: read, submit (and read), or admin (everything).",
            HelpName = "scope",
            DefaultValueFactory = _ => "read",
        };
        var expires = new Option<string?>("--expires")
        {
            Description = "When it ends, such as 90d, 12h or 30m from now (default: never).",
            HelpName = "time",
        };
        var file = new Option<string?>("--out")
        {
            Description = "Write it into a new file that only this user can read, instead of printing it.",
            HelpName = "file",
        };
        var jobs = Limit("--running-jobs", "Searches that have not ended, at a time");
        var trials = Limit("--trials-per-job", "Trials of one search");
        var calls = Limit("--calls-per-second", "Calls a second, on each head");
        return StoreCommand.Create(
            new Command("create", "Creates a token and prints it, once.") { name, scope, expires, file, jobs, trials, calls },
            mayMigrate: true,
            async (services, parsed, json, cancellationToken) =>
            {
                var now = TimeProvider.System.GetUtcNow();
                var issued = IssuedToken.New(
                    Name(parsed.GetRequiredValue(name)),
                    Scope(parsed.GetRequiredValue(scope)),
                    now,
                    parsed.GetValue(expires) is { } time ? now + Durations.Read(time, "--expires") : null,
                    new TokenQuota(Count(parsed, jobs), Count(parsed, trials), Count(parsed, calls)));
                if (parsed.GetValue(file) is { } path)
                    Write(path, issued.Text);
                await services.GetRequiredService<ITokenStore>().AddAsync(issued.Stored, cancellationToken);
                if (json)
                    JsonOutput.Print(new { token = parsed.GetValue(file) is null ? issued.Text.Reveal() : null, issued.Text.Id });
                else if (parsed.GetValue(file) is null)
                    await Console.Out.WriteLineAsync(issued.Text.Reveal());
                if (!json)
                    await Console.Error.WriteLineAsync(
                        $"Keep it safe: it cannot be shown again. 'nas token revoke {issued.Text.Id}' ends it.");
            });
    }

    private static void Write(string path, TokenText token)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(token.Reveal());
    }

    private static Option<int?> Limit(string name, string what) => new(name)
    {
        Description = $"{what} (default: no limit).",
        HelpName = "count",
    };

    private static int? Count(ParseResult parsed, Option<int?> option) => parsed.GetValue(option) is not { } count || count > 0
        ? parsed.GetValue(option)
        : throw new UsageException($"{option.Name} is '{count}', but must be a whole number from 1.");

    private static AccessScope Scope(string name) => ScopeNames.Find(name)
        ?? throw new UsageException($"--scope is '{name}', but must be one of {string.Join(", ", ScopeNames.All)}.");

    private static string Name(string name) => name.Length is > 0 and <= MaxName && !name.Any(char.IsControl)
        ? name
        : throw new UsageException($"--name must be 1 to {MaxName} printable characters.");
}
