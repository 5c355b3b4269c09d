namespace NasV2.Server.Tls;

/// <summary>The certificate of a member's HTTP interface.</summary>
/// <param name="Certificate">A PFX file, or a PEM file with the certificate and those between it and its authority;
/// null for the development one.</param>
/// <param name="Key">PEM file of its key; null where it is in the same file.</param>
/// <param name="PasswordFile">File with the password of the key; null for none.</param>
/// <param name="DevelopmentFolder">Folder in which a self-signed certificate is kept, and made where it is missing;
/// null where a file is given.</param>
public sealed record ServerTls(string? Certificate, string? Key, string? PasswordFile, string? DevelopmentFolder);
