namespace NasV2.Cluster;

/// <summary>The service cannot answer now, such as while its database is down; nothing was changed, and the same
/// call may succeed later.</summary>
[GenerateSerializer, Alias("nasv2.UnavailableException")]
public sealed class UnavailableException : Exception
{
    /// <summary>Carries one sentence that says what is not there.</summary>
    public UnavailableException(string reason)
        : base(reason)
    {
    }
}
