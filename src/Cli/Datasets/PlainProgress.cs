using NasV2.Api;
using NasV2.Data;

namespace NasV2.Cli.Datasets;

/// <summary>A download's progress for a file or a pipe: a line at the start of each file, each quarter and the end.</summary>
internal sealed class PlainProgress(TextWriter output) : IProgress<DownloadProgress>
{
    private string? _file;
    private long _quarter;

    public void Report(DownloadProgress value)
    {
        var quarter = value.TotalBytes is > 0 and var total ? value.ReceivedBytes * 4 / total : 0;
        if (value.File == _file && quarter == _quarter)
            return;
        (_file, _quarter) = (value.File, quarter);
        var of = value.TotalBytes is { } all ? $" of {NumberFormat.Bytes(all)}" : "";
        output.WriteLine($"{value.File}: {NumberFormat.Bytes(value.ReceivedBytes)}{of}");
    }
}
