using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class TrainerProcessTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trainer_in_another_language_serves_one_request_after_the_other()
    {
        await using var trainer = await StartAsync($"while read request; do say '{ScriptedTrainer.Completed}'; done");
        Assert.Equal("script", trainer.Ready.DeviceType);
        for (var request = 0; request < 3; request++)
            Assert.Equal(0.6, Assert.IsType<EndedMessage>(Assert.Single(await AskAsync(trainer))).Result.Accuracy);
    }

    [Fact]
    public async Task What_a_trainer_logs_does_not_disturb_its_messages()
    {
        await using var trainer =
            await StartAsync($"read request; echo '{{\"type\":\"noise\"}}' >&2; say '{ScriptedTrainer.Completed}'; read request");
        Assert.IsType<EndedMessage>(Assert.Single(await AskAsync(trainer)));
    }

    [Fact]
    public async Task A_trainer_that_dies_is_named_with_its_exit_code_and_last_words()
    {
        await using var trainer = await StartAsync("read request; echo 'the GPU fell off the bus' >&2; exit 7");
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => AskAsync(trainer));
        Assert.Equal("the trainer 'script' ended with exit code 7: the GPU fell off the bus", death.Message);
    }

    [Fact]
    public async Task A_line_that_is_not_a_message_is_shown()
    {
        await using var trainer = await StartAsync("read request; say 'Epoch 1: loss 0.3'; read request");
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => AskAsync(trainer));
        Assert.Contains("is not a message of the protocol", death.Message, StringComparison.Ordinal);
        Assert.EndsWith("Epoch 1: loss 0.3", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_another_request_is_rejected()
    {
        var answer = ScriptedTrainer.Completed.Replace("REQUEST", "the-trial-before", StringComparison.Ordinal);
        await using var trainer = await StartAsync($"read request; say '{answer}'; read request");
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => AskAsync(trainer));
        Assert.Equal("the trainer 'script' did not answer the request 'x'", death.Message);
    }

    [Theory]
    [InlineData("""{"loss":0.3}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Json_that_is_not_a_message_ends_the_trainer_too(string line)
    {
        await using var trainer = await StartAsync($"read request; say '{line}'; read request");
        Assert.Contains("is not a message of the protocol",
            (await Assert.ThrowsAsync<TrainerDiedException>(() => AskAsync(trainer))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var death = await Assert.ThrowsAsync<TrainerDiedException>(
            () => TrainerProcess.StartAsync(
                new TrainerCommand { Program = "/nowhere/trainer" }, NullLogger.Instance, TimeProvider.System, Ct));
        Assert.Contains("'/nowhere/trainer' did not start", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_refused()
    {
        var command = ScriptedTrainer.Command(
            "read request", ScriptedTrainer.Ready.Replace("\"protocol\":2", "\"protocol\":1", StringComparison.Ordinal));
        var death = await Assert.ThrowsAsync<TrainerDiedException>(
            () => TrainerProcess.StartAsync(command, NullLogger.Instance, TimeProvider.System, Ct));
        Assert.Contains("speaks protocol 1, this worker 2", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainer_that_is_not_ready_in_time_is_given_up()
    {
        var clock = new FakeTimeProvider();
        var command = new TrainerCommand
        {
            Program = "/bin/bash",
            Arguments = ["-c", "read request"],
            StartLimit = TimeSpan.FromSeconds(60),
        };
        var start = TrainerProcess.StartAsync(command, NullLogger.Instance, clock, Ct);
        clock.Advance(TimeSpan.FromSeconds(61));
        var death = await Assert.ThrowsAsync<TrainerDiedException>(() => start);
        Assert.Contains("not ready within 60 s", death.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_ends_a_trainer_that_hangs()
    {
        var trainer = await StartAsync("tail -f /dev/null");
        var process = $"/proc/{trainer.ProcessId}";
        Assert.True(Directory.Exists(process));
        await trainer.DisposeAsync();
        Assert.False(Directory.Exists(process));
    }

    private static Task<TrainerProcess> StartAsync(string script) =>
        TrainerProcess.StartAsync(ScriptedTrainer.Command(script), NullLogger.Instance, TimeProvider.System, Ct);

    private static async Task<List<TrainerMessage>> AskAsync(TrainerProcess trainer)
    {
        var messages = new List<TrainerMessage>();
        await foreach (var message in trainer.SendAsync(new CancelRequest("x"), Ct))
            messages.Add(message);
        return messages;
    }
}
