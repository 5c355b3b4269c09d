using System.Globalization;

namespace NasV2.Server.Api.Feeds;

/// <summary>Where a watcher stands in a search's log, in a form that any head understands.</summary>
internal static class ResumeToken
{
    private const string Version = "1.";

    public static string Write(long sequence) => $"{Version}{sequence.ToString(CultureInfo.InvariantCulture)}";

    /// <exception cref="RequestException">No response gave it.</exception>
    public static long Read(string token) =>
        token.StartsWith(Version, StringComparison.Ordinal)
        && long.TryParse(token.AsSpan(Version.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : throw new RequestException("resume_token", token, "expected one that a response gave");
}
