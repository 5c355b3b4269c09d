using NasV2.Cluster;

namespace NasV2.Search.Coordination;

/// <summary>Which measurements are being made at the moment, and which could not be made.</summary>
/// <remarks>It is not stored: a measurement that is made twice costs seconds and changes nothing, because the first one is kept.</remarks>
internal sealed class MeasurementBoard(TimeProvider clock, SearchOptions options)
{
    private readonly Dictionary<(string DeviceType, string Candidate), Attempt> _out = [];
    private readonly Dictionary<(string DeviceType, string Candidate), Failures> _failures = [];

    /// <summary>How many are being made.</summary>
    public int Running => _out.Values.Count(IsRecent);

    /// <summary>Who makes them.</summary>
    public IEnumerable<string> Workers => _out.Values.Where(IsRecent).Select(attempt => attempt.Worker);

    /// <summary>Takes a measurement to be made; false when it is being made, failed recently, or failed too often.</summary>
    public bool TryTake(string deviceType, string candidate, string worker)
    {
        var key = (deviceType, candidate);
        if (IsGivenUp(deviceType, candidate) || IsPausing(key) || (_out.TryGetValue(key, out var attempt) && IsRecent(attempt)))
            return false;
        _out[key] = new Attempt(worker, clock.GetTimestamp());
        return true;
    }

    /// <summary>It was made.</summary>
    public void Return(string deviceType, string candidate) => _out.Remove((deviceType, candidate));

    /// <summary>It could not be made.</summary>
    /// <param name="deviceType">Hardware that was to measure.</param>
    /// <param name="candidate">What was to be measured.</param>
    /// <param name="counts">Whether the candidate may be to blame.</param>
    /// <returns>How long to wait before the next attempt.</returns>
    public TimeSpan Fail(string deviceType, string candidate, bool counts)
    {
        Return(deviceType, candidate);
        if (!counts)
            return TimeSpan.Zero;
        var key = (deviceType, candidate);
        var count = (_failures.GetValueOrDefault(key)?.Count ?? 0) + 1;
        var pause = RetryBackOff.DelayAfter(count, options.RetryFirst, options.RetryLimit);
        _failures[key] = new Failures(count, clock.GetUtcNow() + pause);
        return pause;
    }

    /// <summary>Whether it failed so often that it is not attempted again.</summary>
    public bool IsGivenUp(string deviceType, string candidate) =>
        _failures.TryGetValue((deviceType, candidate), out var failures) && failures.Count >= options.MaxTrainerDeaths;

    /// <summary>Forgets failures, when a person resumes the job.</summary>
    public void Forgive() => _failures.Clear();

    private bool IsPausing((string DeviceType, string Candidate) key) =>
        _failures.TryGetValue(key, out var failures) && clock.GetUtcNow() < failures.NotBefore;

    private bool IsRecent(Attempt attempt) => clock.GetElapsedTime(attempt.Since) < options.MeasurementLimit;

    private sealed record Attempt(string Worker, long Since);

    private sealed record Failures(int Count, DateTimeOffset NotBefore);
}
