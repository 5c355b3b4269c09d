using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasV2.Workers.Protocol;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class FloodingTrainerTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_of_more_than_a_mebibyte_is_given_up_before_it_ends() => Assert.Equal(
        "the trainer 'script' wrote a line of more than 1 MiB", await DeathAsync("read request; yes x | tr -d '\\n'"));

    [Fact]
    public async Task A_line_of_a_mebibyte_is_read()
    {
        await using var trainer = await StartAsync(
            """read request; say '{"type":"refused","id":"REQUEST","reason":"'"$(head -c 1000000 /dev/zero | tr '\0' x)"'"}'""");
        Assert.Equal(1_000_000, Assert.IsType<RefusedMessage>(await FirstAsync(trainer)).Reason.Length);
    }

    [Fact]
    public async Task A_trainer_that_never_stops_logging_is_ended() => Assert.Equal(
        "the trainer 'script' wrote more than 16 MiB to its standard error within 10 s", await DeathAsync("yes 'still here' >&2"));

    [Fact]
    public async Task A_log_without_line_ends_is_a_flood_too() => Assert.Equal(
        "the trainer 'script' wrote more than 16 MiB to its standard error within 10 s", await DeathAsync("cat /dev/zero >&2"));

    [Fact]
    public async Task Of_many_log_lines_the_first_thousand_are_kept_and_the_last_one_is_its_last_words()
    {
        var log = new CountingLogger();
        var death = await DeathAsync("read request; seq 5000 >&2; exit 3", log);
        Assert.Equal("the trainer 'script' ended with exit code 3: 5000", death);
        Assert.Equal(1000, log.Count);
    }

    [Fact]
    public async Task Messages_before_the_first_request_do_not_answer_it() => Assert.Equal(
        "the trainer 'script' did not answer the request 'x'",
        await DeathAsync("while say '" + ScriptedTrainer.Completed + "'; do :; done"));

    [Fact]
    public async Task A_trainer_that_closes_its_output_and_stays_is_not_waited_for() => Assert.StartsWith(
        "the trainer 'script' closed its standard output but kept running: ",
        await DeathAsync("read request; exec >&-; while read never; do :; done"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_trainer_that_dies_while_its_child_holds_the_output_open_is_not_waited_for() => Assert.StartsWith(
        "the trainer 'script' ended with exit code 9: ", await DeathAsync("tail -f /dev/null & read request; exit 9"),
        StringComparison.Ordinal);

    private static async Task<string> DeathAsync(string script, ILogger? log = null)
    {
        await using var trainer = await StartAsync(script, log);
        return (await Assert.ThrowsAsync<TrainerDiedException>(() => FirstAsync(trainer))).Message;
    }

    /// <summary>The clock stands still, so that the machine's speed does not matter.</summary>
    private static Task<TrainerProcess> StartAsync(string script, ILogger? log = null) =>
        TrainerProcess.StartAsync(ScriptedTrainer.Command(script), log ?? NullLogger.Instance, new FakeTimeProvider(), Ct);

    private static async Task<TrainerAnswer> FirstAsync(TrainerProcess trainer)
    {
        await foreach (var message in trainer.SendAsync(new CancelRequest("x"), Ct))
            return message;
        throw new InvalidOperationException("There was no answer.");
    }
}
