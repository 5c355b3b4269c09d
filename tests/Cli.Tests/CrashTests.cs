using System.Text;

namespace NasV2.Cli.Tests;

public sealed class CrashTests : TemporaryFolder
{
    private string Log => Path.Combine(Folder, "logs", "nas-crash.log");

    [Fact]
    public void An_unexpected_exception_is_one_line_that_names_the_log_with_the_rest()
    {
        using var broken = new BrokenWriter();

        var run = Nas.Run(broken, "data", "list", "--home", Folder);

        Assert.Equal(1, run.ExitCode);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"InvalidOperationException: The printer is on fire. (details are in {Log})", line, StringComparison.Ordinal);
        Assert.Contains($"   at {typeof(BrokenWriter).FullName!.Replace('+', '.')}", File.ReadAllText(Log), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_log_cannot_be_written_the_line_says_so()
    {
        File.WriteAllText(Path.Combine(Folder, "logs"), "a file where a folder is wanted");
        using var broken = new BrokenWriter();

        var run = Nas.Run(broken, "data", "list", "--home", Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"The printer is on fire. (details could not be written to {Log}: ", run.Error, StringComparison.Ordinal);
    }

    private sealed class BrokenWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new InvalidOperationException("The printer is on fire.");
    }
}
