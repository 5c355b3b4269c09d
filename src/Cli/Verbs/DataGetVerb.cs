using System.CommandLine;
using NasV2.Cli.Datasets;
using NasV2.Data;
using NasV2.Server;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas data get</c>: downloads a dataset, resuming an interrupted download.</summary>
internal static class DataGetVerb
{
    private static readonly string Known = string.Join(
        ", ", DatasetFormats.Default.All.Where(format => format.Download is not null).Select(format => format.Name).Order(
            StringComparer.Ordinal));

    public static Command Create()
    {
        var name = new Argument<string>("dataset") { Description = $"One of {Known}." };
        var from = new Option<string?>("--from") { Description = "Address of a mirror that has the publisher's files.", HelpName = "url" };
        var home = CommonOptions.Home();
        var command = new Command("get", "Downloads a dataset into the data home and checks it.") { name, from, home };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var download = Find(parsed.GetRequiredValue(name));
            await DatasetFetch.RunAsync(download, NasHome.Find(parsed.GetValue(home)), Mirror(parsed.GetValue(from)), cancellationToken);
            return ExitCodes.Success;
        });
        return command;
    }

    private static DatasetDownload Find(string name)
    {
        var format = DatasetFormats.Default.Find(name);
        return format?.Download ?? throw new UsageException(format is not null
            ? $"The dataset '{name}' is not downloaded ({format.Description}); those to download are {Known}."
            : $"There is no dataset '{name}' to download; expected one of {Known}.");
    }

    private static Uri? Mirror(string? address)
    {
        if (address is null)
            return null;
        // Without the slash the last part of the path would be replaced by the file name.
        return Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var mirror) && mirror.Scheme is ("http" or "https")
            ? mirror
            : throw new UsageException($"--from is '{address}', but must be an http or https address.");
    }
}
