using NasV2.Search.Results;
using NasV2.Server.InProcess;
using NasV2.Specs;

namespace NasV2.Server.Tests;

public sealed class JobTrainerServiceTests
{
    /// <summary>The trainer of the worker itself.</summary>
    private const string Own = """measured; epoch 1; epoch 2; completed 0.5""";

    [Fact]
    public async Task A_job_is_trained_by_the_program_that_it_names_and_the_next_one_by_the_worker_s_own()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Own);
        var brought = await RunAsync(service, home, "measured; epoch 1; epoch 2; completed 0.9");
        Assert.Equal(0.9, SearchResult.FromJson(brought.ResultJson!).Winner.Accuracy);
        var own = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 1));
        Assert.Equal(0.5, SearchResult.FromJson(own.ResultJson!).Winner.Accuracy);
    }

    [Theory]
    [InlineData("measured; epoch 1; epoch 2; epoch 3", "reported epoch 3 of 2")]
    [InlineData("measured; completed 7", "reported an accuracy of 7")]
    [InlineData("cat /dev/zero >&2", "wrote more than 16 MiB to its standard error")]
    public async Task A_program_that_lies_or_floods_fails_its_own_trials_by_name_and_the_worker_keeps_working(string script, string crime)
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Own);
        var job = await RunAsync(service, home, script);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("Its trainer died 3 times, the last time because the trainer '/bin/bash ", job.Message, StringComparison.Ordinal);
        Assert.Contains(crime, job.Message, StringComparison.Ordinal);
        var own = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 1));
        Assert.Equal(JobState.Completed, own.State);
    }

    [Fact]
    public async Task A_program_that_does_not_start_pauses_its_job_and_the_worker_works_on()
    {
        await using var home = new ScriptedService();
        await using var service = await home.StartAsync(Own);
        var job = await RunAsync(service, ["/nowhere/trainer"]);
        Assert.Equal(JobState.Paused, job.State);
        Assert.StartsWith(
            "The reference architecture could not be measured: the trainer '/nowhere/trainer' did not start: ", job.Message,
            StringComparison.Ordinal);
        var own = await ScriptedService.RunAsync(service, ScriptedService.Spec(trials: 1));
        Assert.Equal(JobState.Completed, own.State);
    }

    private static Task<SearchJob> RunAsync(InProcessService service, ScriptedService home, string script)
    {
        var command = ScriptedTrainer.Command(home.Marks, script);
        return RunAsync(service, [command.Program, .. command.Arguments]);
    }

    private static async Task<SearchJob> RunAsync(InProcessService service, IReadOnlyList<string> command)
    {
        var spec = ScriptedService.Spec(trials: 1) with { Trainer = new TrainerSpec { Command = command } };
        return await ScriptedService.RunAsync(service, spec);
    }
}
