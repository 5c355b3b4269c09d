using System.Text;

namespace NasV2.Workers.Supervision;

/// <summary>Splits a command as a shell does: at blanks, except inside '…' and "…"; a backslash takes the next letter as it is.</summary>
public static class CommandWords
{
    /// <exception cref="FormatException">A quote is not closed, or there is no word.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter == '\\' && quote != '\'' && index + 1 < text.Length)
                (word ??= new()).Append(text[++index]);
            else if (letter == quote)
                quote = null;
            else if (quote is null && letter is '\'' or '"')
                (quote, word) = (letter, word ?? new());
            else if (quote is null && char.IsWhiteSpace(letter))
                Finish(words, ref word);
            else
                (word ??= new()).Append(letter);
        }

        if (quote is { } open)
            throw new FormatException($"The command '{text}' has a {open} that is not closed.");
        Finish(words, ref word);
        return words.Count > 0 ? words : throw new FormatException("The command is empty; expected a program and its arguments.");
    }

    private static void Finish(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
            words.Add(word.ToString());
        word = null;
    }
}
