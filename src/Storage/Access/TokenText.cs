using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace NasV2.Storage;

/// <summary>
/// A token as its bearer has it: <c>nas_ID_SECRET</c>. The secret is 256 random bits, so a single SHA-256 of it is safe to store:
/// slow hashes protect what people can remember and machines can guess, and 256 bits cannot be guessed.
/// </summary>
/// <param name="Id">Finds the token; no secret.</param>
/// <param name="Secret">Opens it.</param>
public sealed record TokenText(string Id, string Secret)
{
    /// <summary>Begins every token, so that scanners for leaked secrets can know them.</summary>
    public const string Prefix = "nas_";

    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    /// <summary>A new one.</summary>
    public static TokenText New() => new(Hex(IdBytes), Hex(SecretBytes));

    /// <summary>Reads the text of a token; false when it is not a valid one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TokenText? token)
    {
        ArgumentNullException.ThrowIfNull(text);
        token = text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length..].Split('_') is [{ Length: 2 * IdBytes } id, { Length: 2 * SecretBytes } secret]
            ? new(id, secret)
            : null;
        return token is not null;
    }

    /// <summary>What the store keeps of the secret.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    /// <summary>Whether the secret is the one of that hash; takes as long whatever the answer is.</summary>
    public bool Matches(string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash()), Encoding.ASCII.GetBytes(hash));

    /// <summary>The text for its bearer.</summary>
    public string Reveal() => $"{Prefix}{Id}_{Secret}";

    /// <summary>Without the secret, so that no log shows it by accident.</summary>
    public override string ToString() => $"{Prefix}{Id}_…";

    private static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
