using NasV2.Workers.Supervision;

namespace NasV2.Cli.Nodes;

/// <summary>A command in an option, see <see cref="CommandWords"/>.</summary>
internal static class CommandLineText
{
    /// <exception cref="UsageException">A quote is not closed, or there is no word.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        try
        {
            return CommandWords.Split(text);
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message);
        }
    }
}
