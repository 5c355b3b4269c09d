using System.Globalization;

namespace NasV2.Server.Api;

/// <summary>
/// Keeps refusals short. They travel as headers, and a client that meets headers longer than it takes ends the connection, with all other
/// calls on it; what callers sent is repeated in refusals.
/// </summary>
internal static class ShortText
{
    /// <summary>Characters of a refusal, each up to four bytes that are written as twelve.</summary>
    public const int Most = 2000;

    /// <summary>The beginning of a longer text, cut between letters.</summary>
    public static string Cut(string text, int most = Most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < most)
            end = next;
        return $"{text[..end]}…";
    }
}
