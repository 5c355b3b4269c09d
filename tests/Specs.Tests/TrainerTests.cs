namespace NasV2.Specs.Tests;

public class TrainerTests
{
    [Fact]
    public async Task A_command_is_read_from_yaml_and_written_as_the_schema_has_it()
    {
        var spec = Documents.Read(Documents.With("trainer: { command: [python3, /opt/my trainer.py, --precision, 'bf16 é'] }"));

        Assert.Equal(["python3", "/opt/my trainer.py", "--precision", "bf16 é"], spec.Trainer!.Command);
        Assert.Equal(spec.Trainer, SpecJson.Read(SpecJson.Write(spec)).Trainer);
        Assert.Empty(await Published.ErrorsOf(SpecJson.Write(spec)));
    }

    [Fact]
    public void A_spec_without_a_trainer_is_trained_by_the_workers_own() => Assert.Null(Documents.Read(Documents.Minimal).Trainer);

    [Fact]
    public void A_job_with_another_trainer_is_another_job()
    {
        var jobs = new[] { "trials: 20", "trainer: { command: [a] }", "trainer: { command: [a, b] }", "trainer: { command: [ab] }" };
        Assert.Equal(4, jobs.Select(job => SpecJson.Hash(Documents.Read(Documents.With(job)))).Distinct().Count());
    }

    [Theory]
    [InlineData("[]", "trainer.command is a list; expected a list of 1 to 64 texts, such as [python3, trainer.py]")]
    [InlineData("python3 trainer.py", "trainer.command is \"python3 trainer.py\"; expected a list of 1 to 64 texts, "
        + "such as [python3, trainer.py]")]
    [InlineData("[python3, 3]", "trainer.command[1] is 3; expected text of 1 to 4096 characters; numbers need quotes")]
    [InlineData("['']", "trainer.command[0] is \"\"; expected text of 1 to 4096 characters; numbers need quotes")]
    public void A_command_that_cannot_be_one_is_quoted_with_the_rule(string command, string expected) =>
        Assert.Equal($"job.yaml:5: {expected}", Documents.MessageOf(Documents.With($"trainer: {{ command: {command} }}")));

    [Fact]
    public void A_command_has_at_most_64_words_of_at_most_4096_characters()
    {
        Assert.Equal(64, Command(64, 4096).Trainer!.Command.Count);
        Assert.Throws<SpecException>(() => Command(65, 1));
        Assert.Throws<SpecException>(() => Command(1, 4097));
    }

    private static SearchSpec Command(int words, int length) =>
        Documents.Read(Documents.With($"trainer: {{ command: [{string.Join(", ", Enumerable.Repeat(new string('a', length), words))}] }}"));
}
