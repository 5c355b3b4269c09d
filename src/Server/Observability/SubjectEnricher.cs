using Serilog.Core;
using Serilog.Events;

namespace NasV2.Server.Observability;

/// <summary>What a line is about, for logs that people read: <c> [job/trial worker]</c> with what of it is known, else nothing.</summary>
internal sealed class SubjectEnricher : ILogEventEnricher
{
    public const string Name = "Subject";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        var trial = string.Join('/', Known(logEvent, LogScopeFilter.Job).Concat(Known(logEvent, LogScopeFilter.Trial)));
        var parts = Known(logEvent, LogScopeFilter.Worker).Prepend(trial).Where(part => part.Length > 0).ToList();
        logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(Name, parts.Count == 0 ? "" : $" [{string.Join(' ', parts)}]"));
    }

    private static IEnumerable<string> Known(LogEvent logEvent, string property) =>
        logEvent.Properties.TryGetValue(property, out var value) && value is ScalarValue { Value: { } known } ? [$"{known}"] : [];
}
