using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class TrainerSlotTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly List<string> _events = [];

    [Fact]
    public async Task A_trainer_stays_for_its_job_and_ends_before_another_ones_starts()
    {
        await using var slot = new TrainerSlot(
            (_, _) => StartAsync("own"), (job, _) => StartAsync(string.Join(' ', job.Command)), "cpu");
        foreach (var command in new[] { null, "a", "a", "b", null, null })
            await slot.TrainerAsync(command is null ? null : new JobTrainer([command], "cpu", "script"), Ct);
        Assert.Equal(["own starts", "own ends", "a starts", "a ends", "b starts", "b ends", "own starts"], _events);
    }

    private Task<ITrainer> StartAsync(string name)
    {
        _events.Add($"{name} starts");
        return Task.FromResult<ITrainer>(new Idle(() => _events.Add($"{name} ends")));
    }

    private sealed class Idle(Action end) : ITrainer
    {
        public ReadyMessage Ready { get; } = new(TrainerProtocol.Version, "cpu", "script", "none");

        public bool IsAlive => true;

        public IAsyncEnumerable<TrainerAnswer> SendAsync(TrainerRequest request, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<TrainerAnswer>();

        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
