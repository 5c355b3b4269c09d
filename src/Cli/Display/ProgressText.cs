using NasV2.Cluster;

namespace NasV2.Cli.Display;

/// <summary>A search's progress in words.</summary>
internal static class ProgressText
{
    /// <summary>Such as <c>12/20 trials · best 0.8712 (trial 7, accuracy 0.883) · about 2 min left</c>.</summary>
    public static string Summary(SearchProgress progress)
    {
        var parts = new List<string> { $"{progress.Finished}/{progress.Trials} trials" };
        if (progress.Unsuccessful > 0)
            parts.Add($"{progress.Unsuccessful} unsuccessful");
        if (progress.BestReward is { } best)
            parts.Add($"best reward {best:0.0000} (trial {progress.BestTrial}, accuracy {progress.BestAccuracy:0.000})");
        if (progress.SecondsPerTrial is { } seconds && progress.Finished < progress.Trials)
            parts.Add($"about {Duration(seconds * (progress.Trials - progress.Finished) / Math.Max(1, progress.Running.Count))} left");
        if (progress.State == nameof(JobState.Running) && progress.Message is { } message)
            parts.Add(message);
        return string.Join(" · ", parts);
    }

    /// <summary>Such as <c>trial 3 did not complete (Diverged): The training loss became NaN or infinite in epoch 2.</c></summary>
    public static string Unsuccessful(int trial, string outcome, string? message) => $"trial {trial} did not complete ({outcome}): {message}";

    /// <summary>Such as <c>trial 12 · epoch 4/10 · accuracy 0.853</c>.</summary>
    public static string Running(RunningTrial trial) => trial.LastEpoch is { } epoch
        ? $"trial {trial.Index} · epoch {epoch.Number}/{epoch.Total} · loss {epoch.Loss:0.000} · accuracy {epoch.MinivalAccuracy:0.000}"
        : $"trial {trial.Index} · in preparation or its first epoch";

    private static string Duration(double seconds) => seconds switch
    {
        < 90 => $"{seconds:0} s",
        < 5400 => $"{seconds / 60:0} min",
        _ => $"{seconds / 3600:0.0} h",
    };
}
