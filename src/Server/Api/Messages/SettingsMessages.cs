using Proto = NasV2.Api.V1;

namespace NasV2.Server.Api.Messages;

/// <summary>What of a search can be changed, as messages.</summary>
internal static class SettingsMessages
{
    private const int MaxTrials = 100_000;
    private const int MaxPriority = 100;
    private const int MaxWorkers = 100_000;

    public static Proto.SearchSettings ToProto(SearchSettings settings)
    {
        var message = new Proto.SearchSettings();
        if (settings.Trials is { } trials)
            message.Trials = trials;
        if (settings.Priority is { } priority)
            message.Priority = priority;
        if (settings.Workers is { } workers)
            message.Workers = workers;
        return message;
    }

    /// <exception cref="RequestException">A value is out of range, or there is nothing to change.</exception>
    public static SearchSettings FromProto(Proto.UpdateSearchRequest request)
    {
        var check = new RequestCheck();
        var trials = Read(check, "trials", request.Trials, request.Settings?.HasTrials == true ? request.Settings.Trials : null, MaxTrials);
        var priority = Read(
            check, "priority", request.Priority, request.Settings?.HasPriority == true ? request.Settings.Priority : null, MaxPriority);
        int? workers = request.Settings?.HasWorkers == true ? request.Settings.Workers : null;
        if (workers is < 0 or > MaxWorkers)
            check.Refuse("settings.workers", workers, $"expected a whole number from 0 to {MaxWorkers}");
        if (trials is null && priority is null && workers is null)
            check.Refuse("settings", "empty", "expected a change of trials, priority or workers");
        check.ThrowIfAny();
        return new SearchSettings(trials, priority, workers);
    }

    private static int? Read(RequestCheck check, string name, int field, int? setting, int max)
    {
        if (setting is { } given)
        {
            if (given < 1 || given > max)
                check.Refuse($"settings.{name}", given, $"expected a whole number from 1 to {max}");
            return given;
        }

        if (field < 0 || field > max)
            check.Refuse(name, field, $"expected a whole number from 1 to {max}, or 0 to leave it");
        return field == 0 ? null : field;
    }
}
