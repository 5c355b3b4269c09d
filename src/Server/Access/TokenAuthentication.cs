using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>Knows callers by <c>Authorization: Bearer</c> with a token or a ticket, and by nothing where access is anonymous.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    CallerDirectory directory,
    CallerTickets tickets,
    AccessMode mode) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "token";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A token for another service may be in the caller's environment.
        if (mode.IsAnonymous)
            return Success(CurrentCaller.Local);
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return AuthenticateResult.NoResult();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.Fail("Invalid Authorization header: expected 'Bearer TOKEN'.");
        try
        {
            return await FindAsync(header[Bearer.Length..].Trim());
        }
        catch (StoreException exception)
        {
            return AuthenticateResult.Fail(exception);
        }
    }

    private async Task<AuthenticateResult> FindAsync(string text)
    {
        if (tickets.Read(text) is { } ticket)
            return await directory.RenewAsync(ticket) is { } renewed
                ? Success(renewed)
                : AuthenticateResult.Fail($"The token {ticket.Id} ({ticket.Name}) holds no longer.");
        if (!TokenText.TryParse(text, out var token))
            return AuthenticateResult.Fail("The bearer token is not a NasV2 token: expected nas_ID_SECRET.");
        var (caller, refusal) = await directory.FindAsync(token);
        return caller is null ? AuthenticateResult.Fail(refusal) : Success(caller);
    }

    private AuthenticateResult Success(CurrentCaller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Scheme.Name), Scheme.Name));
}
