using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class EpochReporterTests
{
    private readonly List<int[]> _sent = [];
    private readonly Queue<TaskCompletionSource<bool>> _answers = new();

    [Fact]
    public async Task Epochs_that_end_while_a_report_is_under_way_go_together_with_the_next()
    {
        var reporter = Reporter();
        foreach (var epoch in new[] { 1, 2, 3 })
            await reporter.AddAsync(Epoch(epoch));
        Assert.Equal([[1]], _sent);

        _answers.Dequeue().SetResult(true);
        Assert.Equal([[1], [2, 3]], _sent);
        var flushed = reporter.FlushAsync();
        Assert.False(flushed.IsCompleted);
        _answers.Dequeue().SetResult(true);
        await flushed;
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public async Task The_trainer_is_not_held_up_by_a_report_that_takes_long()
    {
        var reporter = Reporter();
        await reporter.AddAsync(Epoch(1));
        Assert.True(reporter.AddAsync(Epoch(2)).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_lost_lease_shows_at_the_next_epoch_and_at_the_end()
    {
        var reporter = Reporter();
        await reporter.AddAsync(Epoch(1));
        _answers.Dequeue().SetResult(false);
        await Assert.ThrowsAsync<LeaseLostException>(() => reporter.AddAsync(Epoch(2)));
        await Assert.ThrowsAsync<LeaseLostException>(reporter.FlushAsync);
        Assert.Equal([[1]], _sent);
    }

    [Fact]
    public async Task A_trial_without_epochs_has_nothing_to_wait_for() => await Reporter().FlushAsync();

    private EpochReporter Reporter() => new(reports =>
    {
        _sent.Add([.. reports.Select(epoch => epoch.Number)]);
        _answers.Enqueue(new TaskCompletionSource<bool>());
        return _answers.Last().Task;
    });

    private static Epoch Epoch(int number) => new(number, 3, 1, 0.5, 0.5, 0.01, 1);
}
