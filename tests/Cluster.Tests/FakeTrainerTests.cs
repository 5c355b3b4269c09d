using NasV2.FakeTrainer;

namespace NasV2.Cluster.Tests;

public sealed class FakeTrainerTests : IDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly string _folder = Directory.CreateTempSubdirectory("nas-trainer-").FullName;

    [Fact]
    public async Task A_trial_ends_with_what_its_architecture_decides()
    {
        var architecture = TrainerUnderTest.Architecture(Ending.Completed);
        await using var trainer = await TrainerUnderTest.StartAsync();
        await trainer.SendAsync("train", architecture);
        var (types, last) = await trainer.AnswersAsync();

        Assert.Equal(["measured", "epoch", "epoch", "epoch", "epoch", "ended"], types);
        var fate = new FateRules().Choose(architecture);
        var report = last!.Value.GetProperty("report");
        Assert.Equal("completed", report.GetProperty("outcome").GetString());
        Assert.Equal(fate.Accuracy, report.GetProperty("accuracy").GetDouble());
        Assert.Equal(fate.Parameters, report.GetProperty("parameters").GetInt64());
        Assert.Equal(fate.StepMs, report.GetProperty("stepTime").GetProperty("medianMs").GetDouble());
    }

    [Fact]
    public async Task Without_a_wish_for_the_step_time_none_is_measured()
    {
        await using var trainer = await TrainerUnderTest.StartAsync();
        await trainer.SendAsync("train", TrainerUnderTest.Architecture(Ending.Completed), timesStep: false);
        var (types, last) = await trainer.AnswersAsync();
        Assert.DoesNotContain("measured", types);
        Assert.False(last!.Value.GetProperty("report").TryGetProperty("stepTime", out _));
    }

    [Theory]
    [InlineData(Ending.Diverged, "diverged")]
    [InlineData(Ending.OutOfMemory, "outOfMemory")]
    public async Task Failures_are_answers(Ending ending, string outcome)
    {
        await using var trainer = await TrainerUnderTest.StartAsync();
        await trainer.SendAsync("train", TrainerUnderTest.Architecture(ending));
        var (_, last) = await trainer.AnswersAsync();
        Assert.Equal(outcome, last!.Value.GetProperty("report").GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_poisoned_architecture_kills_it_in_mid_trial_but_can_be_measured()
    {
        var architecture = TrainerUnderTest.Architecture(Ending.Poisoned);
        await using var trainer = await TrainerUnderTest.StartAsync();
        await trainer.SendAsync("measure", architecture);
        Assert.Equal("measured", (await trainer.ReadAsync())!.Value.GetProperty("type").GetString());
        await trainer.SendAsync("train", architecture);
        Assert.Equal(["measured", "epoch"], (await trainer.AnswersAsync()).Types);
        Assert.Equal(128 + 9, await trainer.EndAsync());
    }

    [Fact]
    public async Task It_ends_when_the_worker_is_gone_also_where_it_hangs()
    {
        await using var trainer = await TrainerUnderTest.StartAsync("--hang", "100", "--poison", "0");
        await trainer.SendAsync("train", "any");
        Assert.Equal("measured", (await trainer.ReadAsync())!.Value.GetProperty("type").GetString());
        trainer.CloseInput();
        Assert.Equal(0, await trainer.EndAsync());
    }

    [Fact]
    public async Task It_says_what_it_trains_and_holds_still_while_the_brake_is_on()
    {
        var brake = Path.Combine(_folder, "brake");
        await File.WriteAllTextAsync(brake, "", Ct);
        var status = Directory.CreateDirectory(Path.Combine(_folder, "status")).FullName;
        var architecture = TrainerUnderTest.Architecture(Ending.Completed);
        await using var trainer = await TrainerUnderTest.StartAsync("--brake", brake, "--status", status);
        await trainer.SendAsync("train", architecture);
        Assert.Equal("measured", (await trainer.ReadAsync())!.Value.GetProperty("type").GetString());
        Assert.Equal(architecture, await File.ReadAllTextAsync(Path.Combine(status, $"{trainer.Id}"), Ct));

        var next = trainer.ReadAsync();
        // That a message does not come can only be observed for a time; its longest epoch takes 2 ms.
        Assert.NotSame(next, await Task.WhenAny(next, Task.Delay(200, Ct)));
        File.Delete(brake);
        Assert.Equal("epoch", (await next)!.Value.GetProperty("type").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
