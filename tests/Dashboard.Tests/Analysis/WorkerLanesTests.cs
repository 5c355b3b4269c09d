using Google.Protobuf.WellKnownTypes;
using NasV2.Api.V1;
using NasV2.Dashboard.Analysis;

namespace NasV2.Dashboard.Tests.Analysis;

public sealed class WorkerLanesTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Attempts_that_overlap_on_one_worker_are_drawn_in_separate_lanes()
    {
        var bars = WorkerLanes.Create(
            [Attempt(2, "b", 0, 5), Attempt(1, "a", 3, 9), Attempt(0, "a", 0, 5), Attempt(3, "a", 5, null)], Begin.AddMinutes(20));
        Assert.Equal([(0, "a", 0), (1, "a", 1), (3, "a", 0), (2, "b", 0)], bars.Select(bar => (bar.Attempt.Trial, bar.Worker, bar.Lane)));
    }

    private static Attempt Attempt(int trial, string worker, int from, int? to) => new()
    {
        Trial = trial,
        Worker = worker,
        Started = Timestamp.FromDateTimeOffset(Begin.AddMinutes(from)),
        Ended = to is { } end ? Timestamp.FromDateTimeOffset(Begin.AddMinutes(end)) : null,
    };
}
