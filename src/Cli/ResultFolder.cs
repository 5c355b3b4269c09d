using NasV2.Search.Results;
using NasV2.Space;

namespace NasV2.Cli;

/// <summary>The files in which people take a search's result away.</summary>
internal static class ResultFolder
{
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

    /// <summary>Writes <c>result.json</c> and the networks of the family; returns their folder.</summary>
    public static string Write(string parent, SearchResult result, IExportFormat format)
    {
        var folder = Path.Combine(parent, result.Job);
        Write(folder, ResultExport.Files(result, format));
        return folder;
    }

    /// <summary>Writes files into a folder, which is created where it is missing; returns their paths.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(string folder, IEnumerable<ExportFile> files)
    {
        var target = Directory.CreateDirectory(folder).FullName;
        var paths = new List<string>();
        foreach (var file in files)
        {
            paths.Add(Path.Combine(target, file.Name));
            File.WriteAllBytes(paths[^1], file.Content.Span);
        }

        return paths;
    }
}
