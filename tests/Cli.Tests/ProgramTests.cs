using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NasV2.Cli.Tests;

/// <summary>The program as a process whose output goes into a pipe.</summary>
public sealed class ProgramTests : TemporaryFolder
{
    [Fact]
    public async Task Doctor_loads_libtorch_in_a_trainer_process()
    {
        var (exitCode, output) = await RunAsync("doctor", "--json", "--home", Folder);

        var report = JsonNode.Parse(output)!;
        Assert.Equal((0, true), (exitCode, (bool)report["healthy"]!));
        var libtorch = report["checks"]!.AsArray().Single(check => (string?)check!["name"] == "libtorch")!;
        Assert.Equal("ok", (string?)libtorch["status"]);
        Assert.Contains("TorchSharp 0.107.0, libtorch 2.", (string?)libtorch["found"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arch", "list")]
    [InlineData("arch", "show", "efficientnetv2-l")]
    [InlineData("data", "list")]
    public async Task A_pipe_gets_plain_text_in_which_no_row_is_broken(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync([.. arguments]);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain('\u001b', output);
        Assert.All(output.TrimEnd().Split('\n'), line => Assert.False(line.StartsWith(' ') && line.Trim().Length > 0, line));
    }

    [Fact]
    public async Task The_version_names_the_commit_that_was_built()
    {
        var (exitCode, output) = await RunAsync("--version");

        Assert.Equal(0, exitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)? \([0-9a-f]{7}\)\n$", output);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCodes).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        start.Environment["NAS_HOME"] = Folder;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
