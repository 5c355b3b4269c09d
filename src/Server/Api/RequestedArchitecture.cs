using NasV2.Space;

namespace NasV2.Server.Api;

/// <summary>The architecture that a request names.</summary>
internal static class RequestedArchitecture
{
    private const int MaxCharacters = 20_000;

    /// <summary>Parses a published name or a canonical string.</summary>
    /// <exception cref="RequestException">It is neither.</exception>
    /// <exception cref="SpaceFormatException">The canonical string breaks a rule.</exception>
    public static Architecture Parse(string text)
    {
        if (NamedArchitectures.All.TryGetValue(text, out var named))
            return named.Architecture;
        if (text.Length > MaxCharacters)
            throw new RequestException("architecture", $"of {text.Length} characters", $"expected {MaxCharacters} at most");
        if (!text.Contains('_', StringComparison.Ordinal))
            throw new RequestException(
                "architecture",
                text,
                $"expected a canonical string or one of {string.Join(", ", NamedArchitectures.All.Keys.Order(StringComparer.Ordinal))}");
        return Architecture.Parse(text);
    }
}
