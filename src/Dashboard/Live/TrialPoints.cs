using NasV2.Api.V1;
using NasV2.Dashboard.Analysis;

namespace NasV2.Dashboard.Live;

/// <summary>All trials of a search by index, brought forward by its events. Not safe for concurrent use.</summary>
internal sealed class TrialPoints
{
    private readonly List<TrialPoint> _points = [];
    private ParetoFront _front = new();

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>The version at which a trial last came or ended, which is what lists show.</summary>
    public long ListVersion { get; private set; } = 1;

    public IReadOnlyList<TrialPoint> Points => _points;

    public IEnumerable<int> Front => _front.Trials;

    public void Set(Trial trial)
    {
        var before = At(trial.Index);
        Put(trial.Index, TrialPoint.FromTrial(trial, ++Version));
        var after = _points[trial.Index];
        if (after.Status != before.Status)
            ListVersion = Version;
        if (trial is { Status: TrialStatus.Completed, Score: { } score })
            _front.Add(trial.Index, trial.Accuracy, score.StepMs, trial.Parameters);
    }

    /// <summary>Takes in scores that changed after their trials had ended.</summary>
    public void Rescore(IEnumerable<TrialScore> scores)
    {
        foreach (var entry in scores)
        {
            Put(entry.Trial, At(entry.Trial) with
            {
                StepMs = entry.Score?.StepMs ?? double.NaN,
                Reward = entry.Score?.Reward ?? double.NaN,
                Version = ++Version,
            });
            ListVersion = Version;
        }

        _front = new ParetoFront();
        foreach (var (index, point) in _points.Index())
        {
            if (point.Status == TrialStatus.Completed && !double.IsNaN(point.StepMs))
                _front.Add(index, point.Accuracy, point.StepMs, point.Parameters);
        }
    }

    /// <returns>Whether the event changed a trial.</returns>
    public bool Apply(SearchEvent entry)
    {
        if (!entry.HasTrial)
            return false;
        var index = entry.Trial;
        switch (entry.WhatCase)
        {
            case SearchEvent.WhatOneofCase.Proposed:
                return Move(index, TrialStatus.Queued, 0);
            case SearchEvent.WhatOneofCase.Started:
                return Move(index, TrialStatus.Running, At(index).Epoch);
            case SearchEvent.WhatOneofCase.Released:
                return Move(index, TrialStatus.Queued, At(index).Epoch);
            case SearchEvent.WhatOneofCase.EpochEnded:
                var epoch = entry.EpochEnded.Epoch;
                Put(index, At(index) with { Epoch = epoch.Epoch_, Accuracy = epoch.MinivalAccuracy, Version = ++Version });
                return true;
            case SearchEvent.WhatOneofCase.Ended:
                Set(entry.Ended.Trial);
                return true;
            default:
                return false;
        }
    }

    private bool Move(int index, TrialStatus status, int epoch)
    {
        Put(index, At(index) with { Status = status, Epoch = epoch, Version = ++Version });
        ListVersion = Version;
        return true;
    }

    private TrialPoint At(int index) => index < _points.Count ? _points[index] : Empty;

    private void Put(int index, TrialPoint point)
    {
        while (_points.Count <= index)
            _points.Add(Empty);
        _points[index] = point;
    }

    private static TrialPoint Empty => new(TrialStatus.Unspecified, 0, double.NaN, double.NaN, double.NaN, double.NaN, 0);
}
