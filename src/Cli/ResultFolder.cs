using System.Text.Json;
using NasV2.Search.Results;

namespace NasV2.Cli;

/// <summary>The files in which people take a search's result away.</summary>
internal static class ResultFolder
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Makes the folder and tries to write into it.</summary>
    /// <exception cref="UsageException">It cannot be written to.</exception>
    public static void Check(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $".nas-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The result folder '{folder}' cannot be written to: {exception.Message} Name another with --out.");
        }
    }

    /// <summary>Writes <c>result.json</c> and one architecture for each member of the family; returns their folder.</summary>
    public static string Write(string parent, SearchResult result)
    {
        var folder = Path.Combine(parent, result.Job);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "result.json"), result.ToJson() + "\n");
        foreach (var member in result.Family)
            File.WriteAllText(Path.Combine(folder, $"{member.Name}.json"), member.Architecture.ToJsonString(Indented) + "\n");
        return folder;
    }
}
