using System.Net;
using System.Net.Sockets;

namespace NasV2.Cli.Tests;

public sealed class RemoteTests : TemporaryFolder
{
    [Theory]
    [InlineData("watch", "job-1")]
    [InlineData("pause", "job-1")]
    [InlineData("resume", "job-1")]
    [InlineData("cancel", "job-1")]
    [InlineData("budget", "job-1", "--trials", "5")]
    [InlineData("workers")]
    [InlineData("drain", "worker-1")]
    public void A_service_that_does_not_answer_is_named_in_one_sentence(params string[] verb)
    {
        var server = $"http://127.0.0.1:{UnusedPort()}/";

        var run = Nas.Run([.. verb, "--server", server]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"No service answers at {server}: Connection refused. Start one with 'nas serve', or name another with --server or "
                + $"NAS_SERVER.{Environment.NewLine}",
            run.Error);
    }

    [Fact]
    public async Task Another_server_is_not_taken_for_the_service()
    {
        await using var server = new FileServer(new Dictionary<string, byte[]>());

        var run = Nas.Run("workers", "--server", server.Address);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(server.Address, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_must_be_a_web_address() => Assert.Equal(
        (2, $"--server is 'heads', but must be an http or https address.{Environment.NewLine}"),
        Failure("workers", "--server", "heads"));

    [Fact]
    public void A_cluster_needs_postgres()
    {
        var (exitCode, error) = Failure("worker", "--store", $"sqlite:{Folder}/nas.db", "--home", Folder);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("Cluster mode requires PostgreSQL, ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--slots", "0", "--slots is '0', but must be a whole number from 1.")]
    [InlineData("--silo-port", "70000", "--silo-port is '70000', but must be a whole number from 0 to 65535.")]
    [InlineData("--host", "0.0.0.0", "--host is '0.0.0.0', but must be an address under which the other nodes reach this one.")]
    [InlineData("--http", "ftp://here", "--http is 'ftp://here', but must be like http://127.0.0.1:8080 or https://10.0.0.1:8443.")]
    [InlineData("--http", "https://127.0.0.1:0", "--http is 'https://127.0.0.1:0/', which needs a certificate: name one with "
        + "--tls-cert, or --tls-development")]
    [InlineData("--tls-key", "key.pem", "--tls-key and --tls-password-file go with --tls-cert.")]
    [InlineData("--checkpoints", "ftp://there", "--checkpoints is 'ftp://there', which cannot be used: There is no "
        + "checkpoint store 'ftp://'")]
    [InlineData("--settings", "/none.json", "The settings file '/none.json' cannot be read: ")]
    [InlineData("--name", "a b", "--name is 'a b', but must be 1 to 100 letters, digits, '-', '_', '.', ':' or '/'.")]
    public void A_wrong_option_of_a_worker_is_reported_at_once(string option, string value, string answer)
    {
        var (exitCode, error) = Failure("worker", "--store", "postgres://nowhere.invalid/nas", "--home", Folder, option, value);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(answer, error, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Error) Failure(params string[] arguments) =>
        Nas.Run(arguments) is var run ? (run.ExitCode, run.Error) : default;

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
