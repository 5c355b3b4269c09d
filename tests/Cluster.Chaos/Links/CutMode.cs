namespace NasV2.Cluster.Chaos.Links;

/// <summary>What a cut link does.</summary>
internal enum CutMode
{
    /// <summary>Bytes are held back until the link heals, without an error on either side: a dead switch.</summary>
    Silent,

    /// <summary>Connections are reset and new ones refused: a firewall that rejects.</summary>
    Reset,
}
