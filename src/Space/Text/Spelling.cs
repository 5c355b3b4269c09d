namespace NasV2.Space;

/// <summary>Finds the name that a mistyped one stands for.</summary>
public static class Spelling
{
    /// <summary>The known name nearest to the given one, dashes, underscores and case aside; null when none is near.</summary>
    public static string? Nearest(string given, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        var letters = Letters(given);
        var (name, edits) = known.Select(name => (name, Edits(letters, Letters(name)))).MinBy(pair => pair.Item2);
        return edits <= Math.Max(1, letters.Length / 3) ? name : null;
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>The Levenshtein distance.</summary>
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < right.Length; j++)
            {
                var substitution = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(substitution, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
