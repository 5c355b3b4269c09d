using NasV2.Specs;
using NasV2.Training.Optimization;

namespace NasV2.Training.Tests.Optimization;

public sealed class LearningRateScheduleTests
{
    private static readonly Recipe Paper = new() { Resolution = 224, Batch = 4096, Epochs = 350, WarmupEpochs = 5 };

    [Fact]
    public void The_full_length_schedule_is_the_papers()
    {
        var schedule = new LearningRateSchedule(Paper, stepsPerEpoch: 100);
        Assert.Equal(0, schedule.At(0));
        Assert.Equal(0.256 / 2, schedule.At(250), 9);
        // After the warm-up of 5 epochs two decays of 2.4 epochs have passed already.
        Assert.Equal(0.256 * 0.97 * 0.97, schedule.At(500), 9);
        Assert.Equal(0.256 * Math.Pow(0.97, 145), schedule.At(34_999), 9);
    }

    [Fact]
    public void A_short_run_ends_at_the_same_share_of_its_first_rate()
    {
        var schedule = new LearningRateSchedule(Paper with { Epochs = 10, WarmupEpochs = 1 }, stepsPerEpoch: 100);
        Assert.Equal(0.256 * Math.Pow(0.97, 145), schedule.At(999), 9);
    }

    [Fact]
    public void The_rate_grows_with_the_batch() => Assert.Equal(
        0.016 * 64 / 256, new LearningRateSchedule(Paper with { Batch = 64, WarmupEpochs = 0 }, stepsPerEpoch: 100).At(0), 9);

    [Fact]
    public void A_cosine_schedule_falls_to_zero_and_a_constant_one_stays()
    {
        var cosine = new LearningRateSchedule(Paper with { Schedule = RateSchedule.Cosine }, stepsPerEpoch: 100);
        Assert.Equal(0.256 / 2, cosine.At(250), 9);
        Assert.Equal(0.256 / 2, cosine.At(17_500), 9);
        Assert.Equal(0, cosine.At(35_000), 9);

        var constant = new LearningRateSchedule(Paper with { Schedule = RateSchedule.Constant }, stepsPerEpoch: 100);
        Assert.Equal(0.256 / 2, constant.At(250), 9);
        Assert.Equal(0.256, constant.At(34_999), 9);
    }
}
