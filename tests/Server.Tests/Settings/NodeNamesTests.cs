using NasV2.Cluster.Placement;
using NasV2.Server.Hosting;
using NasV2.Server.Settings;
using NasV2.Storage;

namespace NasV2.Server.Tests.Settings;

public sealed class NodeNamesTests : IDisposable
{
    private const string Pod = "POD_NAME";

    public void Dispose() => Environment.SetEnvironmentVariable(Pod, null);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void The_name_of_a_silo_says_what_it_is_there_for(bool isHead, bool works)
    {
        var names = NodeNames.Create(Node(isHead, works));

        Assert.Equal(isHead, SiloRole.IsHead(names.Silo));
        Assert.Equal(works ? "gpu-7" : null, SiloRole.WorkerOf(names.Silo));
        Assert.Equal(works ? "gpu-7" : null, names.Worker);
    }

    [Fact]
    public void In_kubernetes_the_silo_has_the_name_of_its_pod()
    {
        Environment.SetEnvironmentVariable(Pod, "worker-5f7c-x2x");

        Assert.Equal(new NodeNames("worker-5f7c-x2x", "5f7c-x2x"),
            NodeNames.Create(Node(isHead: false, works: true) with { UsesKubernetes = true }));
    }

    [Fact]
    public void A_pod_whose_name_says_another_role_is_refused()
    {
        Environment.SetEnvironmentVariable(Pod, "nas-worker-1");

        var refusal =
            Assert.Throws<SettingsException>(() => NodeNames.Create(Node(isHead: false, works: true) with { UsesKubernetes = true }));

        Assert.Contains(
            "'nas-worker-1', but with --kubernetes its name must begin with worker-", refusal.Message, StringComparison.Ordinal);
    }

    private static NodeOptions Node(bool isHead, bool works) => new()
    {
        Store = StoreAddress.Parse("postgres://db/nas"),
        Name = "gpu-7",
        IsHead = isHead,
        Worker = works ? new WorkerRole("cpu", 1, _ => throw new InvalidOperationException(), null) : null,
    };
}
