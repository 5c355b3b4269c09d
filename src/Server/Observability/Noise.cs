using Google.Protobuf;
using Serilog.Events;

namespace NasV2.Server.Observability;

/// <summary>Lines that tell a reader nothing: what Orleans writes at every start, and stacks of messages that strangers spoiled.</summary>
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
        // Its sender is told in the answer; otherwise any client could fill the log.
        line.Exception is InvalidProtocolBufferException
        || Array.Exists(Beginnings, beginning => line.MessageTemplate.Text.StartsWith(beginning, StringComparison.Ordinal));
}
