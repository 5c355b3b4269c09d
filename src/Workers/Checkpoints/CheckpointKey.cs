namespace NasV2.Workers.Checkpoints;

/// <summary>What a key may be: it becomes a path, and must not lead out of the store.</summary>
internal static class CheckpointKey
{
    public const char Separator = '/';

    /// <exception cref="ArgumentException">It is not a key.</exception>
    public static string Checked(string key) => key.Split(Separator).All(IsSegment)
        ? key
        : throw new ArgumentException(
            $"'{key}' is not a key: expected segments of letters, digits, dots, hyphens and underscores.", nameof(key));

    private static bool IsSegment(string segment) =>
        segment.Length > 0
        && segment.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
        && segment.Any(letter => letter != '.');
}
