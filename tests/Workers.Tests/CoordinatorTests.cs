using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasV2.Cluster;

namespace NasV2.Workers.Tests;

public sealed class CoordinatorTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _clock = new();
    private int _attempts;

    public static TheoryData<Exception> Passing =>
    [
        new UnavailableException("the database is down"),
        new TimeoutException(),
        new SiloUnavailableException("it died"),
    ];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_call_that_fails_for_now_is_repeated_until_it_succeeds(Exception failure)
    {
        var answer = Coordinator().AskAsync(_ => ++_attempts < 4 ? Task.FromException<int>(failure) : Task.FromResult(7), Ct);
        // 0.5 s, 1 s and 2 s, of which nothing may be left out.
        await AdvanceAsync(3.4);
        Assert.False(answer.IsCompleted);
        await AdvanceAsync(0.2);
        Assert.Equal(7, await answer);
        Assert.Equal(4, _attempts);
    }

    [Fact]
    public async Task A_call_that_is_wrong_is_not_repeated()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Coordinator().AskAsync<int>(
            _ =>
            {
                _attempts++;
                throw new InvalidOperationException();
            },
            Ct));
        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task A_worker_that_stops_waits_neither_for_an_answer_nor_for_the_next_attempt()
    {
        using var stop = new CancellationTokenSource();
        var silent = Coordinator().AskAsync(_ => new TaskCompletionSource<int>().Task, stop.Token);
        var report = Coordinator().ReportAsync(_ => Task.FromException(new UnavailableException("the database is down")), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => silent);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => report);
    }

    private Coordinator Coordinator() => new(
        "job",
        null!, // handed to the questions, which do without it
        new WorkerOptions { Trainer = (_, _) => throw new NotSupportedException() },
        _clock,
        NullLogger.Instance);

    private async Task AdvanceAsync(double seconds)
    {
        // In small steps, so that each wait begins before the next part of the time goes by.
        for (var step = 0; step < seconds * 10 - 0.5; step++)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.1));
            for (var turn = 0; turn < 10; turn++)
                await Task.Yield();
        }
    }
}
