namespace NasV2.Cluster.Chaos.Running;

/// <summary>What a node of the cluster is there for.</summary>
internal enum Role
{
    /// <summary>Coordinates jobs and answers the API.</summary>
    Head,

    /// <summary>Runs trials on its device.</summary>
    Worker,
}
