using Microsoft.Extensions.Logging;

namespace NasV2.Search.Coordination;

public sealed partial class DispatchGrain
{
    [LoggerMessage(LogLevel.Information, "Trial {JobId}/{Trial} goes to {Worker}")]
    private partial void LogDispatched(string jobId, int trial, string worker);
}
