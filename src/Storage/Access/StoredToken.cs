namespace NasV2.Storage;

/// <summary>A token with what proves it.</summary>
/// <param name="SecretHash">See <see cref="TokenText.Hash"/>.</param>
public sealed record StoredToken(AccessToken Token, string SecretHash);
