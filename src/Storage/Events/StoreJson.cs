using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasV2.Storage;

/// <summary>The JSON of event payloads, results and step times: camelCase, enums as words, nulls left out, NaN as "NaN".</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobSubmitted))]
[JsonSerializable(typeof(JobStateChanged))]
[JsonSerializable(typeof(CandidateProposed))]
[JsonSerializable(typeof(TrialLeased))]
[JsonSerializable(typeof(LeaseLost))]
[JsonSerializable(typeof(EpochReported))]
[JsonSerializable(typeof(TrialFinished))]
[JsonSerializable(typeof(StepMeasurement))]
[JsonSerializable(typeof(DeviceCalibration))]
[JsonSerializable(typeof(BudgetChanged))]
[JsonSerializable(typeof(PriorityChanged))]
public sealed partial class StoreJson : JsonSerializerContext;
