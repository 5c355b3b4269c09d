using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

/// <summary>A cluster with searches of all kinds.</summary>
internal static class Samples
{
    public static FakeCluster Cluster()
    {
        var cluster = new FakeCluster();
        cluster.Add("s-1000", "fashion-mnist wide", 1000, 960, 6);
        cluster.Add("s-0200", "cifar10 baseline", 200, 200, state: SearchState.Completed);
        cluster.Add("s-0050", "shapes smoke", 50, 12, state: SearchState.Paused);
        cluster.Add("s-0020", "imagenet-100 proxy", 20, 5, state: SearchState.Failed);
        cluster.Add("s-0010", "tiny", 10, 2, state: SearchState.Cancelled);
        return cluster;
    }
}
