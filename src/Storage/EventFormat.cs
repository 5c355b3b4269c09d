namespace NasV2.Storage;

/// <summary>How events are stored: a kind and a payload. Both are a promise to stores that exist (tests/Golden).</summary>
internal static class EventFormat
{
    public const string Epoch = "EpochReported";

    private static readonly Dictionary<string, Payload> Payloads = new(StringComparer.Ordinal)
    {
        ["JobSubmitted"] = Payload.Itself<SearchSubmitted>(),
        ["JobStateChanged"] = Payload.Itself<SearchStateChanged>(),
        ["JobFinished"] = Payload.Itself<SearchStateChanged>(),
        ["SettingsChanged"] = Payload.Convert<SettingsChanged, SearchSettings>(happened => happened.Change, payload => new(payload)),
        // Written up to November 2026, with one of the settings each.
        ["BudgetChanged"] = Payload.Convert<SettingsChanged, SearchSettings>(happened => happened.Change, payload => new(payload)),
        ["PriorityChanged"] = Payload.Convert<SettingsChanged, SearchSettings>(happened => happened.Change, payload => new(payload)),
        ["CandidateProposed"] = Payload.Itself<TrialProposed>(),
        ["TrialLeased"] = Payload.Itself<TrialStarted>(),
        [Epoch] = Payload.Itself<EpochEnded>(),
        ["TrialFinished"] = Payload.Itself<TrialEnded>(),
        ["LeaseLost"] = Payload.Itself<TrialReleased>(),
        ["StepMeasured"] = Payload.Convert<StepMeasured, StepMeasurement>(happened => happened.Measurement, payload => new(payload)),
        ["DeviceCalibrated"] = Payload.Convert<DeviceCalibrated,
        DeviceCalibration>(happened => happened.Calibration, payload => new(payload)),
    };

    /// <summary>The kinds under which events of these types are stored.</summary>
    public static IReadOnlyList<string> KindsOf(IReadOnlyCollection<Type> types) =>
        [.. Payloads.Where(kind => types.Contains(kind.Value.Event)).Select(kind => kind.Key)];

    public static (string Kind, string Payload) Write(SearchEvent happened)
    {
        var kind = KindOf(happened);
        return (kind, Payloads[kind].Write(happened));
    }

    public static SearchEvent Read(string kind, string payload) => Payloads[kind].Read(payload);

    private static string KindOf(SearchEvent happened) => happened switch
    {
        SearchSubmitted => "JobSubmitted",
        SearchStateChanged { State: var state } => state.IsFinal() ? "JobFinished" : "JobStateChanged",
        SettingsChanged => "SettingsChanged",
        TrialProposed => "CandidateProposed",
        TrialStarted => "TrialLeased",
        EpochEnded => Epoch,
        TrialEnded => "TrialFinished",
        TrialReleased => "LeaseLost",
        StepMeasured => "StepMeasured",
        DeviceCalibrated => "DeviceCalibrated",
        _ => throw new NotSupportedException($"Events of type {happened.GetType().Name} are not stored."),
    };

    private sealed record Payload(Type Event, Func<SearchEvent, string> Write, Func<string, SearchEvent> Read)
    {
        public static Payload Itself<TEvent>()
            where TEvent : SearchEvent => Convert<TEvent, TEvent>(happened => happened, payload => payload);

        public static Payload Convert<TEvent, TPayload>(Func<TEvent, TPayload> write, Func<TPayload, TEvent> read)
            where TEvent : SearchEvent
            where TPayload : notnull =>
            new(typeof(TEvent), happened => StoreText.Write(write((TEvent)happened)), text => read(StoreText.Read<TPayload>(text)));
    }
}
