using System.Globalization;
using NasV2.Server.Access;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace NasV2.Server.Observability;

/// <summary>Where the hosts write their logs, and what of them.</summary>
internal static class HostLogging
{
    /// <summary>The environment variable that chooses the console's format: <c>text</c>, the default, or <c>json</c>.</summary>
    public const string FormatVariable = "NAS_LOG_FORMAT";

    private const string FileLine = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}]{Subject:l} {Message:lj}{NewLine}{Exception}";
    private const string ConsoleLine = "{Timestamp:HH:mm:ss} {Level:u3}{Subject:l} {Message:lj}{NewLine}{Exception}";

    /// <summary>A node's logger: the console, and a file a day where there is a folder.</summary>
    /// <param name="folder">Folder of the files; null for none.</param>
    /// <param name="node">The node's name, which begins the names of its files.</param>
    public static Logger Node(string? folder, string node)
    {
        var logger = Common();
        if (Environment.GetEnvironmentVariable(FormatVariable) == "json")
            logger.WriteTo.Console(new CompactJsonFormatter());
        else
            logger.WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture);
        if (folder is not null)
            File(logger, folder, string.Concat(node.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')));
        return logger.CreateLogger();
    }

    /// <summary>The logger of a service within a verb: files only, since the console belongs to the verb.</summary>
    public static Logger InProcess(string folder)
    {
        var logger = Common();
        File(logger, folder, "nas");
        return logger.CreateLogger();
    }

    private static LoggerConfiguration Common() => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Grpc", LogEventLevel.Warning)
        // Orleans tries again through it, and tells the caller what came of it.
        .MinimumLevel.Override("Polly", LogEventLevel.Fatal)
        // Refusals are in the audit lines.
        .MinimumLevel.Override(typeof(TokenAuthentication).FullName!, LogEventLevel.Warning)
        // It tries again, and reports every fault of the store with a stack.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Fatal)
        // The prober learns it from the answer, every few seconds.
        .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
        .Filter.ByExcluding(Noise.IsNoise)
        .Enrich.FromLogContext()
        .Enrich.With<SubjectEnricher>();

    private static void File(LoggerConfiguration logger, string folder, string name) => logger.WriteTo.File(
        Path.Combine(folder, $"{name}-.log"),
        outputTemplate: FileLine,
        rollingInterval: RollingInterval.Day,
        retainedFileCountLimit: 14,
        formatProvider: CultureInfo.InvariantCulture,
        shared: true);
}
