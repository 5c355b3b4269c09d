using System.CommandLine;
using NasV2.Cli.Api;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas export</c>: writes the result and the architectures of a completed search again.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var search = ApiCommand.SearchArgument();
        var output = CommonOptions.Out();
        var format = CommonOptions.Format();
        return ApiCommand.CreateReader(
            new Command("export", "Writes the result of a search and its winner as S, M and L.") { search, output, format },
            async (api, parsed, json, cancellationToken) =>
            {
                var parent = Path.GetFullPath(parsed.GetRequiredValue(output));
                ResultFolder.Check(parent);
                var folder = await ResultFolder.ExportAsync(
                    api, parsed.GetRequiredValue(search), parsed.GetRequiredValue(format), parent, cancellationToken);
                if (json)
                    await Console.Out.WriteAsync(folder.ResultJson);
                else
                    await Console.Out.WriteLineAsync(
                        $"Wrote {string.Join(", ", folder.Files.SkipLast(1))} and {folder.Files[^1]} to {folder.Folder}");
                return ExitCodes.Success;
            });
    }
}
