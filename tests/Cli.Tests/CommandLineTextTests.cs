using NasV2.Cli.Nodes;

namespace NasV2.Cli.Tests;

public sealed class CommandLineTextTests
{
    [Theory]
    [InlineData("python train.py", "python|train.py")]
    [InlineData("  a \t b  ", "a|b")]
    [InlineData("'my trainer' --name \"two words\"", "my trainer|--name|two words")]
    [InlineData("--name=\"two words\"x", "--name=two wordsx")]
    [InlineData("a '' b", "a||b")]
    [InlineData("a\\ b \"c\\\"d\" 'e\\f'", "a b|c\"d|e\\f")]
    [InlineData("\"it's\" 'say \"no\"'", "it's|say \"no\"")]
    public void A_command_is_split_as_a_shell_does(string text, string words) =>
        Assert.Equal(words.Split('|'), CommandLineText.Split(text));

    [Theory]
    [InlineData("python 'train.py", "The command 'python 'train.py' has a ' that is not closed.")]
    [InlineData("   ", "The command is empty; expected a program and its arguments.")]
    public void A_command_that_makes_no_sense_is_refused(string text, string answer) =>
        Assert.Equal(answer, Assert.Throws<UsageException>(() => CommandLineText.Split(text)).Message);
}
