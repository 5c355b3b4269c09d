using System.Text;
using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Client;
using NasV2.Space;

namespace NasV2.Cli;

/// <summary>The files of a search's result: <c>result.json</c> and one architecture per size.</summary>
/// <param name="Folder">Absolute path.</param>
/// <param name="Files">Their names.</param>
/// <param name="ResultJson">Content of <c>result.json</c>.</param>
internal sealed record ResultFolder(string Folder, IReadOnlyList<string> Files, string ResultJson)
{
    private const string ResultFile = "result.json";

    /// <summary>Creates the folder and tries to write into it.</summary>
    /// <exception cref="UsageException">It cannot be written to.</exception>
    public static void Check(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $".nas-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The result folder '{folder}' cannot be written to: {exception.Message} Name another with --out.");
        }
    }

    /// <summary>Writes the files of a search's result into a folder named by its id.</summary>
    /// <param name="api">The service.</param>
    /// <param name="search">Id of the search.</param>
    /// <param name="format">Format of the architectures; empty for the default.</param>
    /// <param name="parent">Folder in which theirs is made.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ApiException">The search has no result.</exception>
    public static async Task<ResultFolder> ExportAsync(
        ApiSession api, string search, string format, string parent, CancellationToken cancellationToken)
    {
        var files = await api.CallAsync(
            async (client, stop) =>
                await client.ExportAsync(new ExportArchitectureRequest { SearchId = search, Format = format }, stop).ToListAsync(stop),
            cancellationToken);
        // The service knows the id, so it is one that a service made.
        var folder = Path.Combine(parent, Path.GetFileName(search));
        Write(folder, files.Select(file => new ExportFile(file.Name, file.Content)));
        return new ResultFolder(
            folder, [.. files.Select(file => file.Name)],
            Encoding.UTF8.GetString(files.Single(file => file.Name == ResultFile).Content.Span));
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
