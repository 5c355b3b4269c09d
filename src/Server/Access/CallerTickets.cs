using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace NasV2.Server.Access;

/// <summary>
/// Short-lived bearer strings with which the dashboard calls its own head for the person who signed in. They are signed with a key that
/// only this process has, so they are good nowhere else and not after its end.
/// </summary>
public sealed class CallerTickets(TimeProvider clock)
{
    internal const string Prefix = "nasticket_";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A bearer string that stands for <paramref name="caller"/> for two minutes; make one for each call.</summary>
    public string Issue(CurrentCaller caller)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Ticket(caller, clock.GetUtcNow() + Life));
        return $"{Prefix}{WebEncoders.Base64UrlEncode(payload)}.{WebEncoders.Base64UrlEncode(Sign(payload))}";
    }

    /// <summary>The caller that a bearer string stands for; null when it is not a ticket of this process, or has expired.</summary>
    internal CurrentCaller? Read(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length..].Split('.') is not [var body, var signature])
            return null;
        try
        {
            var payload = WebEncoders.Base64UrlDecode(body);
            if (!CryptographicOperations.FixedTimeEquals(Sign(payload), WebEncoders.Base64UrlDecode(signature)))
                return null;
            return JsonSerializer.Deserialize<Ticket>(payload) is { } ticket && clock.GetUtcNow() < ticket.Expires ? ticket.Caller : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] Sign(byte[] payload) => HMACSHA256.HashData(_key, payload);

    private sealed record Ticket(CurrentCaller Caller, DateTimeOffset Expires);
}
