using System.Globalization;
using NasV2.Server;

namespace NasV2.Cli;

/// <summary>What is left to say of an exception that nothing expected: one sentence for the console, all of it for a log file.</summary>
internal static class CrashReport
{
    /// <summary>Appends an exception to the crash log of a home.</summary>
    /// <returns>One line that names the exception and the file.</returns>
    public static string Write(Exception exception, NasHome home, TimeProvider clock)
    {
        var file = Path.Combine(home.Logs, "nas-crash.log");
        var where = $"details are in {file}";
        try
        {
            Directory.CreateDirectory(home.Logs);
            File.AppendAllText(
                file, string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():O} {Environment.CommandLine}\n{exception}\n\n"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            where = $"details could not be written to {file}: {failure.Message}";
        }

        return $"Unexpected error, please report it: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")} ({where})";
    }
}
