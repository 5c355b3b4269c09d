using System.CommandLine;
using NasV2.Server;
using NasV2.Space;

namespace NasV2.Cli;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Data for programs instead of tables for people.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON on standard output instead of tables." };

    /// <summary>The folder of the store, the datasets and the logs.</summary>
    public static Option<string?> Home() => new("--home")
    {
        Description =
            $"Folder of the store, the datasets and the logs (default: ${NasHome.Variable}, else nasv2 in the user's data folder).",
        HelpName = "folder",
    };

    /// <summary>Where results go.</summary>
    public static Option<string> Out() => new("--out")
    {
        Description = "Folder in which the result's folder is made.",
        HelpName = "folder",
        DefaultValueFactory = _ => "nas-results",
    };

    /// <summary>A format of the catalog, in which architectures are written.</summary>
    public static Option<string> Format()
    {
        var option = new Option<string>("--format")
        {
            Description = $"Format of the architectures ({ExportFormats.Default.Help}).",
            HelpName = "name",
            DefaultValueFactory = _ => ExportFormats.Default.All[0].Name,
        };
        return option.AcceptOnlyFromAmong([.. ExportFormats.Default.All.Select(known => known.Name)]);
    }

    /// <summary>The device to train on.</summary>
    public static Option<string> Device() => new("--device")
    {
        Description = "Device to train on: auto (the first CUDA device, else the CPU), cpu or cuda:N.",
        HelpName = "device",
        DefaultValueFactory = _ => "auto",
    };
}
