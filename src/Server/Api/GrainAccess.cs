using Grpc.Core;

namespace NasV2.Server.Api;

/// <summary>How the services reach coordinators and workers. A node that only reads its store has neither.</summary>
/// <param name="grains">The grains of this node's cluster; null on a node that only reads.</param>
internal sealed class GrainAccess(IGrainFactory? grains)
{
    /// <summary>Whether this node only reads its store.</summary>
    public bool IsReadOnly => grains is null;

    /// <exception cref="RpcException">This node only reads its store.</exception>
    public IGrainFactory Grains => grains
        ?? throw ErrorStatus.Error(
            StatusCode.FailedPrecondition, "The store is only read here; this needs a running service: start one with 'nas serve'.");
}
