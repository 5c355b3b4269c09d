using System.Globalization;
using NasV2.Cluster;

namespace NasV2.Workers.Load;

/// <summary>A line of nvidia-smi: percent busy, MiB used, MiB in all, degrees.</summary>
internal static class GpuLoadLine
{
    private const long Mebibyte = 1 << 20;

    /// <summary>From a line such as <c>87, 10240, 81559, 61</c>; what is <c>[N/A]</c> there is null, as all is without a line.</summary>
    public static DeviceLoad Parse(string? line, DateTimeOffset time)
    {
        var fields = (line ?? "").Split(',', StringSplitOptions.TrimEntries);
        return new DeviceLoad(time, Number(fields, 0) / 100, Bytes(fields, 1), Bytes(fields, 2), Number(fields, 3));
    }

    private static long? Bytes(string[] fields, int index) => (long?)Number(fields, index) * Mebibyte;

    private static double? Number(string[] fields, int index) =>
        index < fields.Length && double.TryParse(fields[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
