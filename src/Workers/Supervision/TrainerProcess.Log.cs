using Microsoft.Extensions.Logging;

namespace NasV2.Workers.Supervision;

public sealed partial class TrainerProcess
{
    [LoggerMessage(LogLevel.Information, "Trainer {ProcessId}: {Line}")]
    private partial void LogTrainerLine(int processId, string line);
}
