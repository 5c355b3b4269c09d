using System.Globalization;

namespace NasV2.Workers.Load;

/// <summary>The lines of <c>/proc/meminfo</c>.</summary>
internal static class MemoryLines
{
    private const long Kibibyte = 1024;

    /// <summary>Bytes in use that cannot be reclaimed, and total bytes.</summary>
    public static (long? Used, long? Total) Parse(IEnumerable<string> lines)
    {
        var values = lines
            .Select(line => line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length >= 2)
            .ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture) * Kibibyte);
        return values.TryGetValue("MemTotal", out var total) && values.TryGetValue("MemAvailable", out var available)
            ? (total - available, total)
            : (null, null);
    }
}
