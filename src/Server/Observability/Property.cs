using Serilog.Core;
using Serilog.Events;

namespace NasV2.Server.Observability;

/// <summary>Adds one property to log lines; the innermost one of a name stands.</summary>
internal sealed class Property(string name, object value) : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
        logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(name, value));
}
