using System.Numerics;
using NasV2.Api;
using NasV2.Cli.Architectures;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Networks, search spaces, stages and families as tables.</summary>
internal static class ArchitectureTables
{
    public static Table Networks(IEnumerable<NetworkRow> rows)
    {
        var table = Screen.Table(
            Screen.Name("network"), Screen.Number("blocks"), Screen.Number("parameters"), Screen.Number("MACs"),
            Screen.Number("train"), Screen.Number("eval"));
        foreach (var row in rows)
            table.AddRow(
                row.Name,
                $"{row.Blocks}",
                NumberFormat.Whole(row.Parameters),
                NumberFormat.Si(row.Macs),
                Pixels(row.TrainResolution),
                Pixels(row.EvalResolution));
        return table;
    }

    public static Table Spaces(IEnumerable<SpaceRow> rows)
    {
        var table = Screen.Table(
            Screen.Name("search space"), Screen.Number("stages"), Screen.Number("members"), Screen.Number("proxy"),
            Screen.Name("reference"));
        foreach (var row in rows)
            table.AddRow(
                row.Name,
                $"{row.Stages}",
                $"{BigInteger.Parse($"{row.Members}"):N0}",
                Pixels(row.ProxyResolution),
                row.ReferenceName ?? "its own");
        return table;
    }

    public static Table Descriptions(IEnumerable<SpaceRow> rows)
    {
        var table = Screen.Table(Screen.Name("search space"), Screen.Text("description"));
        foreach (var row in rows)
            table.AddRow(row.Name, Markup.Escape(row.Description));
        return table;
    }

    public static Table Parts(ArchitectureReport report)
    {
        var table = Screen.Table(
            Screen.Name("part"), Screen.Name("layers"), Screen.Number("output"), Screen.Number("parameters"),
            Screen.Number("MMACs"), Screen.Number("Macts"));
        foreach (var part in report.Parts)
            table.AddRow(
                part.Part,
                part.Layers == 1 ? part.Layer : $"{part.Layers} x {part.Layer}",
                $"{part.OutputFilters} x {part.OutputSize}²",
                NumberFormat.Whole(part.Parameters),
                Millions(part.Macs),
                Millions(part.Activations));
        return table.AddEmptyRow().AddRow(
            "total", $"{report.Blocks} blocks", "", NumberFormat.Whole(report.Parameters), Millions(report.Macs),
            Millions(report.Activations));
    }

    public static Table Family(IEnumerable<MemberReport> members)
    {
        var table = Screen.Table(
            Screen.Name("member"), Screen.Number("width"), Screen.Number("depth"), Screen.Number("train"), Screen.Number("eval"),
            Screen.Name("layers"), Screen.Number("parameters"), Screen.Number("MACs"));
        foreach (var member in members)
            table.AddRow(
                member.Name,
                $"{member.Width:0.00}",
                $"{member.Depth:0.00}",
                Pixels(member.TrainResolution),
                Pixels(member.Resolution),
                string.Join(' ', member.Layers),
                NumberFormat.Whole(member.Parameters),
                NumberFormat.Si(member.Macs));
        return table;
    }

    private static string Pixels(int side) => $"{side} px";

    private static string Millions(long value) => $"{value / 1e6:N1}";
}
