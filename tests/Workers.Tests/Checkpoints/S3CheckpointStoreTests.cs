using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using NasV2.Workers.Checkpoints;

namespace NasV2.Workers.Tests.Checkpoints;

public sealed class S3CheckpointStoreTests : CheckpointStoreConformance, IAsyncLifetime
{
    private S3Server _server = null!;
    private S3CheckpointStore _store = null!;

    protected override ICheckpointStore Store => _store;

    protected override (ICheckpointStore Store, string Name) Unreachable
    {
        get
        {
            // A port that was just free: nothing listens there.
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var address = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
            var place = S3Address.Parse($"bucket?endpoint=http://{address}");
            return (new S3CheckpointStore(place, new BasicAWSCredentials("key", "secret")), address);
        }
    }

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync();
        _store = _server.Store();
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Everything_is_stored_below_the_prefix_of_the_address()
    {
        using var content = new MemoryStream([1]);
        await _store.WriteAsync("job/1/x", content, Ct);
        Assert.Equal(["checkpoints/some/prefix/job/1/x"], _server.Keys);
    }

    [Fact]
    public async Task Credentials_come_from_the_environment_when_no_others_are_given()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", S3Server.AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "secret");
        using var content = new MemoryStream([1]);
        await CheckpointStores.Open("s3://" + _server.Place).WriteAsync("job/1/x", content, Ct);
        Assert.Equal(["job/1/x"], await _store.ListAsync("job/1", Ct));
    }

    [Fact]
    public async Task A_service_that_is_busy_for_a_moment_is_asked_again()
    {
        using var content = new MemoryStream([1]);
        _server.BusyFor(requests: 1);
        await _store.WriteAsync("job/1/x", content, Ct);
        Assert.Equal(["job/1/x"], await _store.ListAsync("job/1", Ct));
    }

    [Fact]
    public async Task A_key_that_the_service_does_not_know_is_an_error_with_the_services_words()
    {
        using var stranger = _server.Store(accessKey: "AKIAOTHER");
        var refused = await Assert.ThrowsAsync<CheckpointStoreException>(() => stranger.ListAsync("job/1", Ct));
        Assert.Contains("InvalidAccessKeyId", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'checkpoints' at http://127.0.0.1:", refused.Message, StringComparison.Ordinal);
    }
}
