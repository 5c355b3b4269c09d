using System.Globalization;
using NasV2.Cluster;

namespace NasV2.Workers.Load;

/// <summary>The machine's processors, memory and temperature, from Linux' <c>/proc</c> and <c>/sys</c>;
/// nothing is known elsewhere.</summary>
internal sealed class HostLoadReader(TimeProvider clock) : ILoadReader
{
    private const string Times = "/proc/stat";
    private const string Memory = "/proc/meminfo";
    private const string Zones = "/sys/class/thermal";

    private CpuTimes? _last;

    public Task<DeviceLoad> ReadAsync(CancellationToken cancellationToken)
    {
        var (used, total) = File.Exists(Memory) ? MemoryLines.Parse(File.ReadLines(Memory)) : (null, null);
        return Task.FromResult(new DeviceLoad(clock.GetUtcNow(), Utilisation(), used, total, Temperature()));
    }

    private double? Utilisation()
    {
        if (!File.Exists(Times))
            return null;
        var now = CpuTimes.Parse(File.ReadLines(Times).First());
        var share = _last is { } last ? now.BusySince(last) : null;
        _last = now;
        return share;
    }

    /// <summary>That of the hottest processor package; other zones are disks, batteries and boards.</summary>
    private static double? Temperature() => Directory.Exists(Zones)
        ? Directory.EnumerateDirectories(Zones, "thermal_zone*").Where(IsOfProcessor).Select(Read).Max()
        : null;

    private static bool IsOfProcessor(string zone) =>
        Text(Path.Combine(zone, "type")) is { } type
        && (type.Contains("pkg", StringComparison.OrdinalIgnoreCase) || type.Contains("cpu", StringComparison.OrdinalIgnoreCase));

    private static double? Read(string zone) =>
        double.TryParse(Text(Path.Combine(zone, "temp")), NumberStyles.Integer, CultureInfo.InvariantCulture, out var thousandths)
            ? thousandths / 1000
            : null;

    /// <summary>Null where the sensor does not answer, as sleeping ones do.</summary>
    private static string? Text(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
