using System.Globalization;

namespace NasV2.Training.Measurement;

/// <summary>What else the machine's cores do while a step is timed, from <c>/proc/stat</c>; nothing is seen
/// elsewhere than on Linux.</summary>
public sealed class HostLoad(TimeProvider clock)
{
    private const string Statistics = "/proc/stat";
    private const int Steal = 8;
    // Timers and kernel threads use about a hundredth of a core on an idle machine.
    private const double WorthNaming = 0.1;

    private readonly long _start = clock.GetTimestamp();
    private readonly Usage _first = Usage.Read();
    private readonly List<double> _runnable = [];

    /// <summary>Counts the threads of others that run or wait for a core at this moment.</summary>
    public void Look()
    {
        if (File.Exists(Statistics))
            _runnable.Add(Math.Max(0, Running() - ProcessThreads.Runnable()));
    }

    /// <summary>Sentences about the others since this was created; none when they were too few to matter.</summary>
    public IReadOnlyList<string> Others()
    {
        var seconds = clock.GetElapsedTime(_start).TotalSeconds;
        var last = Usage.Read();
        var used = Math.Max(0, (last.Others - _first.Others) / seconds);
        var stolen = (last.Stolen - _first.Stolen) / seconds;
        var runnable = _runnable.Count > 0 ? StepStatistics.Compute(_runnable).MedianMs : 0;
        List<string> seen = [];
        if (used >= WorthNaming || runnable >= 1)
            seen.Add(string.Create(CultureInfo.InvariantCulture, $"other processes: {runnable:0} threads wanted a "
                + $"core, {used:0.00} cores used"));
        if (stolen >= WorthNaming)
            seen.Add(string.Create(CultureInfo.InvariantCulture, $"other virtual machines: {stolen:0.00} cores taken"));
        return seen;
    }

    private static double Running() =>
        File.ReadLines(Statistics).FirstOrDefault(line => line.StartsWith("procs_running ", StringComparison.Ordinal)) is { } line
            ? double.Parse(line.AsSpan(line.IndexOf(' ', StringComparison.Ordinal)), CultureInfo.InvariantCulture)
            : 0;

    private readonly record struct Usage(double Others, double Stolen)
    {
        private const double TicksASecond = 100;
        // user, nice, system; interrupts belong to no process, and a guest's time is in user already.
        private static readonly int[] Busy = [1, 2, 3];

        public static Usage Read()
        {
            if (!File.Exists(Statistics))
                return default;
            var fields = File.ReadLines(Statistics).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Usage(Busy.Sum(Seconds) - Environment.CpuUsage.TotalTime.TotalSeconds, Seconds(Steal));

            double Seconds(int field) => double.Parse(fields[field], CultureInfo.InvariantCulture) / TicksASecond;
        }
    }
}
