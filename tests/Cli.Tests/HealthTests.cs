namespace NasV2.Cli.Tests;

public sealed class HealthTests
{
    [Fact]
    public async Task The_health_of_a_node_is_0_or_else_1_with_the_reason()
    {
        await using var server = new FileServer(new Dictionary<string, byte[]> { ["ready"] = "{}"u8.ToArray() });

        Assert.Equal((0, ""), Ended(Nas.Run("health", $"{server.Address}/ready")));
        var (exitCode, error) = Ended(Nas.Run("health", $"{server.Address}/none"));
        Assert.Equal(1, exitCode);
        Assert.Contains("none answers 404", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_text_is_not_an_address() => Assert.Equal(
        (2, $"'ready' is not a URL; expected, for example, http://127.0.0.1:8080/health/ready.{Environment.NewLine}"),
        Ended(Nas.Run("health", "ready")));

    private static (int ExitCode, string Error) Ended(Nas run) => (run.ExitCode, run.Error);
}
