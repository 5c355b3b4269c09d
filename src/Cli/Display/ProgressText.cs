using Proto = NasV2.Api.V1;

namespace NasV2.Cli.Display;

/// <summary>A search's progress in words.</summary>
internal static class ProgressText
{
    /// <summary>Such as <c>fashion-1 is paused (paused by request): 3/20 trials</c>.</summary>
    public static string Line(Proto.Search search) =>
        $"{search.Id} is {search.State.ToString().ToLowerInvariant()}{(search.Message.Length > 0 ? $" ({search.Message})" : "")}: "
            + Summary(search);

    /// <summary>Such as <c>12/20 trials · best 0.8712 (trial 7, accuracy 0.883, largest class 0.100) · about 2 min left</c>.</summary>
    public static string Summary(Proto.Search search)
    {
        var parts = new List<string> { $"{search.Finished}/{search.Trials} trials" };
        if (search.Unsuccessful > 0)
            parts.Add($"{search.Unsuccessful} unsuccessful");
        if (search.Best is { } best)
            parts.Add($"best reward {best.Reward:0.0000} (trial {best.Trial}, accuracy {best.Accuracy:0.000}{LargestClass(search)})");
        if (search.HasSecondsPerTrial && search.Finished < search.Trials)
            parts.Add(
                $"about {Duration(search.SecondsPerTrial * (search.Trials - search.Finished) / Math.Max(1, search.Running.Count))} left");
        if (search.State == Proto.SearchState.Running && search.Message.Length > 0)
            parts.Add(search.Message);
        return string.Join(" · ", parts);
    }

    /// <summary>Such as <c>trial 3 did not complete (Diverged): The training loss became NaN or infinite in epoch 2.</c></summary>
    public static string Unsuccessful(int trial, string outcome, string? message) =>
        $"trial {trial} did not complete ({outcome}): {message}";

    /// <summary>Such as <c>trial 12 · epoch 4/10 · accuracy 0.853</c>.</summary>
    public static string Running(Proto.RunningTrial trial) => trial.LastEpoch is { } epoch
        ? $"trial {trial.Trial} · epoch {epoch.Epoch_}/{epoch.Epochs} · loss {epoch.Loss:0.000} · accuracy {epoch.MinivalAccuracy:0.000}"
        : $"trial {trial.Trial} · in preparation or its first epoch";

    private static string LargestClass(Proto.Search search) =>
        search.HasLargestClass ? $", largest class {search.LargestClass:0.000}" : "";

    private static string Duration(double seconds) => seconds switch
    {
        < 90 => $"{seconds:0} s",
        < 5400 => $"{seconds / 60:0} min",
        _ => $"{seconds / 3600:0.0} h",
    };
}
