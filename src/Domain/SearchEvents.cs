using System.Text.Json.Serialization;

namespace NasV2.Domain;

/// <summary>What happened in a search: a closed union. Events about a trial are logged with its index
/// (<see cref="LoggedEvent.Trial"/>).</summary>
public abstract record SearchEvent
{
    private protected SearchEvent()
    {
    }
}

/// <summary>One entry of a search's append-only log.</summary>
/// <param name="Sequence">1, 2, 3… without gaps within a search, in commit order.</param>
/// <param name="Trial">Index of the trial that it is about; null for the search itself.</param>
public sealed record LoggedEvent(long Sequence, DateTimeOffset Time, int? Trial, SearchEvent Event);

/// <summary>The search was stored.</summary>
public sealed record SearchSubmitted(string Name, string SpecHash) : SearchEvent;

/// <summary>The search moved to another state.</summary>
public sealed record SearchStateChanged(JobState State, string? Message) : SearchEvent;

/// <summary>Settings of the search were changed.</summary>
/// <param name="Change">Those that were changed; the others are null.</param>
public sealed record SettingsChanged(SearchSettings Change) : SearchEvent;

/// <summary>The sampler's candidate became a trial.</summary>
public sealed record TrialProposed(string Candidate) : SearchEvent;

/// <summary>A worker leased the trial.</summary>
public sealed record TrialStarted(int Attempt, long Token, string Worker, DateTimeOffset Until) : SearchEvent;

/// <summary>An attempt ended an epoch.</summary>
public sealed record EpochEnded(int Attempt, [property: JsonPropertyName("report")] Epoch Epoch) : SearchEvent;

/// <summary>The trial has its result, which is final.</summary>
public sealed record TrialEnded(int Attempt, string Worker, TrialResult Result) : SearchEvent;

/// <summary>An attempt ended without a result, and its trial went back to the queue.</summary>
/// <param name="TrainerDied">Whether it ended because its trainer died.</param>
/// <param name="NotBefore">When the trial may be leased again; null when at once.</param>
public sealed record TrialReleased(
    int Attempt, long Token, string Worker, string Reason, bool TrainerDied = false, DateTimeOffset? NotBefore = null) : SearchEvent;

/// <summary>A training step was timed outside of trials.</summary>
public sealed record StepMeasured(StepMeasurement Measurement) : SearchEvent;

/// <summary>A device type was mapped to the reference device type.</summary>
public sealed record DeviceCalibrated(DeviceCalibration Calibration) : SearchEvent;
