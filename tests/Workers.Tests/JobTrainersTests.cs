using Microsoft.Extensions.Logging.Abstractions;
using NasV2.Workers.Supervision;

namespace NasV2.Workers.Tests;

public sealed class JobTrainersTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_gets_its_device_and_the_data_folders_but_none_of_the_workers_secrets()
    {
        const string Script =
            """
            [[ -z ${!NAS_STORE*} ]] || exit 8
            printf '{"type":"ready","protocol":2,"device":"%s","deviceType":"%s","libraries":"%s %s"}\n' "$NAS_DEVICE" "$NAS_DEVICE_TYPE" "$1" "$NAS_DATA_HOME"
            read never
            """;
        Environment.SetEnvironmentVariable("NAS_STORE_OF_THIS_TEST", "postgres://nas:secret@db/nas");
        await using var trainer = await StartAsync(AllowedTrainers.Any, "/bin/bash", "-c", Script, "script", "on-{device}");
        Assert.Equal("on-cuda:1 /data", trainer.Ready.Libraries);
    }

    [Fact]
    public async Task One_that_says_it_trains_elsewhere_is_named_and_ended()
    {
        var death = await Assert.ThrowsAsync<TrainerDiedException>(
            () => StartAsync(AllowedTrainers.Any, "/bin/bash", "-c", $"echo '{ScriptedTrainer.Ready}'; read never"));
        Assert.EndsWith(
            "says that it trains on cpu (script), but was given cuda:1 (Card) in NAS_DEVICE and NAS_DEVICE_TYPE", death.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_the_operator_did_not_allow_is_refused_with_what_he_allowed()
    {
        var refusal = await Assert.ThrowsAsync<TrialRefusedException>(
            () => StartAsync(AllowedTrainers.Parse(["python3 /opt/trainer.py"]), "python3", "/tmp/mine.py"));
        Assert.Equal(
            "trainer.command is 'python3 /tmp/mine.py'; this worker runs programs that its operator allowed, which are "
            + "only what begins with 'python3 /opt/trainer.py' (option --allow-trainer or setting trainers.allowed, on heads and workers).",
            refusal.Message);
    }

    [Theory]
    [InlineData(true, "python3", "/opt/trainer.py")]
    [InlineData(true, "python3", "/opt/trainer.py", "--width", "2")]
    [InlineData(false, "python3")]
    [InlineData(false, "python3", "-i", "/opt/trainer.py")]
    [InlineData(false, "python3", "/opt/trainer.py.mine")]
    [InlineData(false, "python3 /opt/trainer.py")]
    [InlineData(true, "/opt/my trainer")]
    [InlineData(false, "/opt/my")]
    public void A_command_is_allowed_when_it_begins_word_for_word_with_one_of_the_operators(bool isAllowed, params string[] command) =>
        Assert.Equal(isAllowed, AllowedTrainers.Parse(["python3 /opt/trainer.py", "'/opt/my trainer'"]).Admits(command));

    [Fact]
    public void Nothing_is_allowed_by_default()
    {
        Assert.False(AllowedTrainers.None.Admits(["true"]));
        Assert.Contains(
            "which are none (option --allow-trainer", AllowedTrainers.None.Refusal(["true"], "this worker"), StringComparison.Ordinal);
    }

    private static Task<ITrainer> StartAsync(AllowedTrainers allowed, params string[] command)
    {
        var environment = new Dictionary<string, string> { [JobTrainers.DataHomeVariable] = "/data" };
        return new JobTrainers(allowed, environment, NullLogger<TrainerProcess>.Instance, TimeProvider.System)
            .StartAsync(new JobTrainer(command, "cuda:1", "Card"), Ct);
    }
}
