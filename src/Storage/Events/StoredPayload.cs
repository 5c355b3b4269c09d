using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NasV2.Storage;

/// <summary>Reads the payload of an event as the record that its kind names.</summary>
public static class StoredPayload
{
    private static readonly Dictionary<EventKind, JsonTypeInfo> Shapes = new()
    {
        [EventKind.JobSubmitted] = StoreJson.Default.JobSubmitted,
        [EventKind.JobStateChanged] = StoreJson.Default.JobStateChanged,
        [EventKind.JobFinished] = StoreJson.Default.JobStateChanged,
        [EventKind.CandidateProposed] = StoreJson.Default.CandidateProposed,
        [EventKind.TrialLeased] = StoreJson.Default.TrialLeased,
        [EventKind.EpochReported] = StoreJson.Default.EpochReported,
        [EventKind.TrialFinished] = StoreJson.Default.TrialFinished,
        [EventKind.LeaseLost] = StoreJson.Default.LeaseLost,
        [EventKind.StepMeasured] = StoreJson.Default.StepMeasurement,
        [EventKind.DeviceCalibrated] = StoreJson.Default.DeviceCalibration,
        [EventKind.BudgetChanged] = StoreJson.Default.BudgetChanged,
        [EventKind.PriorityChanged] = StoreJson.Default.PriorityChanged,
    };

    /// <summary>The record, such as <see cref="TrialFinished"/>.</summary>
    /// <exception cref="JsonException">The payload is not what its kind says: the store was damaged.</exception>
    public static object Read(StoredEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return JsonSerializer.Deserialize(stored.PayloadJson, Shapes[stored.Kind])
            ?? throw new JsonException($"Event {stored.Sequence} has no payload.");
    }
}
