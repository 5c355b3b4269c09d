namespace NasV2.Dashboard.Analysis;

/// <summary>
/// The trials that no other one beats: none is at least as accurate, as fast and as small, and better in one of these. Points are added
/// one by one, since a front has far fewer members than there are trials.
/// </summary>
internal sealed class ParetoFront
{
    private readonly List<Point> _members = [];

    /// <summary>Indexes of the members.</summary>
    public IEnumerable<int> Trials => _members.Select(member => member.Trial);

    public int Count => _members.Count;

    /// <summary>Adds a trial; it and members that it beats may be left out of the front.</summary>
    /// <returns>Whether the front changed.</returns>
    public bool Add(int trial, double accuracy, double stepMs, double parameters)
    {
        var point = new Point(trial, accuracy, stepMs, parameters);
        if (_members.Exists(member => member.Beats(point) || member.Trial == trial))
            return false;
        _members.RemoveAll(point.Beats);
        _members.Add(point);
        return true;
    }

    private readonly record struct Point(int Trial, double Accuracy, double StepMs, double Parameters)
    {
        public bool Beats(Point other) =>
            Accuracy >= other.Accuracy && StepMs <= other.StepMs && Parameters <= other.Parameters
            && (Accuracy > other.Accuracy || StepMs < other.StepMs || Parameters < other.Parameters);
    }
}
