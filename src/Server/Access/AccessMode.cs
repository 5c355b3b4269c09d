namespace NasV2.Server.Access;

/// <summary>How a node lets callers in, as its options and settings together say.</summary>
/// <param name="IsAnonymous">Whether everybody is <see cref="CurrentCaller.Local"/>.</param>
/// <param name="IsTls">Whether it speaks TLS itself.</param>
/// <param name="IsBehindProxy">Whether a proxy ends TLS before it.</param>
internal sealed record AccessMode(bool IsAnonymous, bool IsTls, bool IsBehindProxy);
