using NasV2.Storage;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Tokens as a table.</summary>
internal static class TokensTable
{
    public static void Print(IReadOnlyCollection<AccessToken> tokens, DateTimeOffset now)
    {
        var table = Screen.Table(
            Screen.Name("token"), Screen.Name("scope"), Screen.Name("state"), Screen.Name("created"), Screen.Name("expires"),
            Screen.Text("limits"), Screen.Text("name"));
        foreach (var token in tokens)
            table.AddRow(
                token.Id,
                ScopeNames.NameOf(token.Scope),
                token.Revoked is not null ? "revoked" : token.HoldsAt(now) ? "holds" : "expired",
                Day(token.Created),
                token.Expires is { } end ? Day(end) : "never",
                Limits(token.Quota),
                Markup.Escape(token.Name));
        Screen.Open().Write(table);
    }

    private static string Day(DateTimeOffset time) => $"{time:yyyy-MM-dd}";

    private static string Limits(TokenQuota quota)
    {
        IEnumerable<string> limits =
        [
            .. Limit(quota.RunningJobs, "jobs"), .. Limit(quota.TrialsPerJob, "trials a job"),
            .. Limit(quota.CallsPerSecond, "calls a second"),
        ];
        return string.Join(", ", limits) is { Length: > 0 } text ? text : "none";
    }

    private static IEnumerable<string> Limit(int? value, string unit) => value is { } number ? [$"{number} {unit}"] : [];
}
