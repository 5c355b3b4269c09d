using Microsoft.Extensions.Logging;

namespace NasV2.Storage;

public sealed partial class StoreMigrator
{
    [LoggerMessage(LogLevel.Information, "Store {Store} is now at {Migration}.")]
    private static partial void LogMigrated(ILogger logger, string store, string migration);
}
