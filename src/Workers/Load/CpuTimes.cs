using System.Globalization;

namespace NasV2.Workers.Load;

/// <summary>What the machine's processors did since it started, in ticks.</summary>
/// <param name="Busy">Working, interrupts and other virtual machines' use included.</param>
/// <param name="All">In all.</param>
internal sealed record CpuTimes(double Busy, double All)
{
    /// <summary>Fields of the line that do not count as work: idle, and waiting for a disk.</summary>
    private static readonly int[] Rest = [3, 4];

    /// <summary>Of user, nice, system, idle, iowait, irq, softirq and steal; a guest's time is in user's already.</summary>
    private const int Fields = 8;

    /// <summary>From the first line of <c>/proc/stat</c>: <c>cpu  10 0 5 80 5 0 0 0 …</c>.</summary>
    public static CpuTimes Parse(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(Fields)
            .Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToList();
        return new CpuTimes(fields.Where((_, index) => !Rest.Contains(index)).Sum(), fields.Sum());
    }

    /// <summary>Share that was busy since <paramref name="earlier"/>; null when no tick has passed.</summary>
    public double? BusySince(CpuTimes earlier) => All > earlier.All ? Math.Clamp((Busy - earlier.Busy) / (All - earlier.All), 0, 1) : null;
}
