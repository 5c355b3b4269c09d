namespace NasV2.Storage;

/// <summary>How events are stored: a kind and a payload. Both are a promise to stores that exist (tests/Golden).</summary>
internal static class EventFormat
{
    public const string Submitted = "JobSubmitted";
    public const string Epoch = "EpochReported";

    private static readonly Dictionary<string, Payload> Payloads = new(StringComparer.Ordinal)
    {
        [Submitted] = Payload.Itself<SearchSubmitted>(),
        ["JobStateChanged"] = Payload.Itself<SearchStateChanged>(),
        ["JobFinished"] = Payload.Itself<SearchStateChanged>(),
        ["BudgetChanged"] = Payload.Itself<BudgetChanged>(),
        ["PriorityChanged"] = Payload.Itself<PriorityChanged>(),
        ["CandidateProposed"] = Payload.Itself<TrialProposed>(),
        ["TrialLeased"] = Payload.Itself<TrialStarted>(),
        [Epoch] = Payload.Itself<EpochEnded>(),
        ["TrialFinished"] = Payload.Itself<TrialEnded>(),
        ["LeaseLost"] = Payload.Itself<TrialReleased>(),
        ["StepMeasured"] = Payload.Of<StepMeasured, StepMeasurement>(happened => happened.Measurement, payload => new(payload)),
        ["DeviceCalibrated"] = Payload.Of<DeviceCalibrated, DeviceCalibration>(happened => happened.Calibration, payload => new(payload)),
    };

    /// <summary>Every kind.</summary>
    public static IReadOnlyCollection<string> Kinds => Payloads.Keys;

    /// <summary>The kinds under which events of these types are stored.</summary>
    public static IReadOnlyList<string> KindsOf(IReadOnlyCollection<Type> types) =>
        [.. Payloads.Where(kind => types.Contains(kind.Value.Event)).Select(kind => kind.Key)];

    public static (string Kind, string Payload) Write(SearchEvent happened)
    {
        var kind = happened is SearchStateChanged { State: var state }
            ? state.IsFinal() ? "JobFinished" : "JobStateChanged"
            : Payloads.First(known => known.Value.Event == happened.GetType()).Key;
        return (kind, Payloads[kind].Write(happened));
    }

    public static SearchEvent Read(string kind, string payload) => Payloads[kind].Read(payload);

    private sealed record Payload(Type Event, Func<SearchEvent, string> Write, Func<string, SearchEvent> Read)
    {
        public static Payload Itself<TEvent>()
            where TEvent : SearchEvent => Of<TEvent, TEvent>(happened => happened, payload => payload);

        public static Payload Of<TEvent, TPayload>(Func<TEvent, TPayload> write, Func<TPayload, TEvent> read)
            where TEvent : SearchEvent
            where TPayload : notnull =>
            new(typeof(TEvent), happened => StoreText.Write(write((TEvent)happened)), text => read(StoreText.Read<TPayload>(text)));
    }
}
