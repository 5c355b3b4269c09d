using System.Runtime.InteropServices;
using NasV2.Api.V1;
using NasV2.Dashboard.Live;

namespace NasV2.Dashboard.Tests.Live;

public sealed class PointPacketTests
{
    private readonly TrialPoints _trials = new();

    [Fact]
    public void It_has_the_columns_that_the_browser_reads()
    {
        _trials.Set(new Trial { Index = 0, Status = TrialStatus.Queued });
        _trials.Set(Completed(1, 0.75, 12.5, 123_456_789, 0.5));
        var packet = PointPacket.Since(_trials, 0);
        Assert.Equal([(uint)_trials.Version, 2, 1, 0], MemoryMarshal.Cast<byte, uint>(packet.AsSpan(0, 16)).ToArray());
        Assert.Equal([double.NaN, 123_456_789], MemoryMarshal.Cast<byte, double>(packet.AsSpan(16, 16)).ToArray());
        Assert.Equal([0, 1, 1, 3, 0, 10, float.NaN, 0.75f, float.NaN, 12.5f, float.NaN, 0.5f, 1], MemoryMarshal.Cast<byte,
            float>(packet.AsSpan(32)).ToArray());
    }

    [Fact]
    public void It_has_only_what_changed()
    {
        for (var index = 0; index < 50; index++)
            _trials.Set(Completed(index, 0.5, 10, 1000, 0.5));
        var before = _trials.Version;
        _trials.Apply(
            new SearchEvent { Trial = 7, EpochEnded = new EpochEnded { Epoch = new Epoch { Epoch_ = 3, MinivalAccuracy = 0.6 } } });
        var packet = PointPacket.Since(_trials, before);
        Assert.Equal(1u, MemoryMarshal.Cast<byte, uint>(packet)[1]);
        Assert.Equal(7f, MemoryMarshal.Cast<byte, float>(packet.AsSpan(24))[0]);
    }

    [Fact]
    public void Events_bring_a_trial_from_its_proposal_to_its_end()
    {
        _trials.Apply(new SearchEvent { Trial = 3, Proposed = new TrialProposed() });
        Assert.Equal((4, TrialStatus.Queued), (_trials.Points.Count, _trials.Points[3].Status));
        _trials.Apply(new SearchEvent { Trial = 3, Started = new TrialStarted() });
        Assert.Equal(TrialStatus.Running, _trials.Points[3].Status);
        _trials.Apply(new SearchEvent { Trial = 3, Released = new TrialReleased() });
        Assert.Equal(TrialStatus.Queued, _trials.Points[3].Status);
        _trials.Apply(new SearchEvent { Trial = 3, Ended = new TrialEnded { Trial = Completed(3, 0.8, 10, 1000, 0.7) } });
        Assert.Equal((TrialStatus.Completed, 0.7), (_trials.Points[3].Status, _trials.Points[3].Reward));
        Assert.Equal([3], _trials.Front);
    }

    [Fact]
    public void A_score_that_changes_later_reaches_the_figures_the_lists_and_the_front()
    {
        _trials.Set(new Trial { Index = 0, Status = TrialStatus.Completed, Epoch = 10, Accuracy = 0.9, Parameters = 1000 });
        _trials.Set(Completed(1, 0.5, 10, 2000, 0.5));
        _trials.Set(Completed(2, 0.4, 20, 3000, 0.3));
        Assert.Equal([1], _trials.Front);
        var before = _trials.ListVersion;

        _trials.Rescore([new TrialScore { Trial = 0, Score = new Score { StepMs = 30, Reward = 0.8 } }, new TrialScore { Trial = 1 }]);

        Assert.Equal((30, 0.8), (_trials.Points[0].StepMs, _trials.Points[0].Reward));
        Assert.True(double.IsNaN(_trials.Points[1].Reward));
        Assert.Equal([0, 2], _trials.Front.Order());
        Assert.True(_trials.ListVersion > before);
        Assert.Equal(2u, MemoryMarshal.Cast<byte, uint>(PointPacket.Since(_trials, before))[1]);
    }

    private static Trial Completed(int index, double accuracy, double ms, long parameters, double reward) => new()
    {
        Index = index,
        Status = TrialStatus.Completed,
        Epoch = 10,
        Accuracy = accuracy,
        Parameters = parameters,
        Score = new Score { StepMs = ms, Reward = reward },
    };
}
