using Serilog.Events;

namespace NasV2.Server.Observability;

/// <summary>Lines that Orleans writes at every start and that tell a reader nothing.</summary>
internal static class Noise
{
    private static readonly string[] Beginnings =
    [
        // Its watchdog compares with a time that is not set yet, and reports the machine's uptime.
        "Participant check thread has not completed",
        "Note: Silo not running with ServerGC",
        "Note: ServerGC only kicks in",
    ];

    public static bool IsNoise(LogEvent line) =>
        Array.Exists(Beginnings, beginning => line.MessageTemplate.Text.StartsWith(beginning, StringComparison.Ordinal));
}
