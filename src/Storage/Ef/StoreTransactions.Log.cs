using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

internal sealed partial class StoreTransactions
{
    [LoggerMessage(LogLevel.Debug, "Store {Store}: {Fault} Attempt {Attempt} is repeated.")]
    private static partial void LogRetry(ILogger logger, string store, string fault, int attempt);
}
