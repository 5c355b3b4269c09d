using NasV2.Server.Settings;

namespace NasV2.Server.Tls;

/// <summary>
/// How members prove to each other that they belong together; section <c>cluster</c> of the settings. All three files, or none.
/// </summary>
public sealed class ClusterCertificates : ITextSettings
{
    /// <summary>PEM file of this member's certificate.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of its key.</summary>
    public string? Key { get; set; }

    /// <summary>PEM file of the authority that signs the certificates of members, and no others.</summary>
    public string? Authority { get; set; }

    /// <summary>
    /// Whether a silo may listen beyond loopback without mutual TLS, because only members of the cluster
    /// can reach its ports; default false.
    /// </summary>
    public bool PlainSilo { get; set; }
}
