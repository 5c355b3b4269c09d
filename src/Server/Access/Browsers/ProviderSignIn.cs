using System.Security.Claims;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NasV2.Storage;

namespace NasV2.Server.Access.Browsers;

/// <summary>Signs people in by an OpenID Connect provider: code flow with PKCE, and a claim that says what they may do.</summary>
internal static partial class ProviderSignIn
{
    private const string SchemeName = "openid";
    private const string Path = $"{SignInPath.In}/provider";
    private const string CallbackPath = $"{SignInPath.In}/callback";
    private const string OnwardPath = $"{SignInPath.In}/onward";

    /// <summary>Where to begin.</summary>
    public static string PathTo(string returnTo) => Path + QueryString.Create(SignInPath.ReturnField, returnTo);

    public static AuthenticationBuilder AddProvider(this AuthenticationBuilder authentication, ProviderSettings provider, AccessMode mode)
    {
        provider.Check();
        authentication.Services.AddSingleton(provider);
        if (!provider.IsGiven)
            return authentication;
        var secret = provider.Secret();
        return authentication.AddOpenIdConnect(SchemeName, options =>
        {
            options.Authority = provider.Authority;
            options.ClientId = provider.ClientId;
            options.ClientSecret = secret;
            options.RequireHttpsMetadata = !new Uri(provider.Authority!).IsLoopback;
            options.SignInScheme = SignInPath.SchemeName;
            options.CallbackPath = CallbackPath;
            options.ResponseType = "code";
            options.ResponseMode = "query";
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.SaveTokens = false;
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            {
                // They must come back with the redirect from the provider's site.
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = mode.IsTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            }

            options.Events.OnTokenValidated = context => AcceptAsync(context, provider);
            options.Events.OnTicketReceived = context => NoteAsync(context);
            options.Events.OnRemoteFailure = RefuseAsync;
        });
    }

    public static void MapProvider(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<ProviderSettings>().IsGiven)
            return;
        endpoints.MapGet(Path, (HttpContext context) => context.ChallengeAsync(SchemeName, new AuthenticationProperties
        {
            RedirectUri = OnwardPath
                + QueryString.Create(SignInPath.ReturnField, SignInPath.LocalOnly(context.Request.Query[SignInPath.ReturnField])),
        })).AllowAnonymous();
        endpoints.MapGet(OnwardPath, (HttpContext context) =>
            SignInPage.WriteOnwardAsync(context, SignInPath.LocalOnly(context.Request.Query[SignInPath.ReturnField]))).AllowAnonymous();
    }

    private static Task AcceptAsync(TokenValidatedContext context, ProviderSettings provider)
    {
        var person = context.Principal!;
        var subject = person.FindFirstValue("sub") ?? "";
        var name = person.FindFirstValue("name") ?? person.FindFirstValue("preferred_username") ?? subject;
        if (provider.ScopeOf([.. person.FindAll(provider.ScopeClaim).Select(claim => claim.Value)]) is not { } scope)
        {
            context.Fail($"{name} has no value of the claim '{provider.ScopeClaim}' that gives a scope.");
            return Task.CompletedTask;
        }

        context.Principal = new CurrentCaller(CurrentCaller.PersonPrefix + subject, name, scope, TokenQuota.None)
            .ToPrincipal(SignInPath.SchemeName);
        return Task.CompletedTask;
    }

    private static Task NoteAsync(TicketReceivedContext context)
    {
        // The provider is not asked again, so the sign-in must end by itself.
        context.Properties!.AllowRefresh = false;
        context.HttpContext.User = context.Principal!;
        return context.HttpContext.RequestServices.GetRequiredService<AuditTrail>()
            .DoneAsync(CallOrigin.FromHttp(context.HttpContext), SignInEndpoints.InMethod, context.Principal!.Caller()!.Id);
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        var services = context.HttpContext.RequestServices;
        LogFailed(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderSignIn)), context.Failure?.Message);
        services.GetRequiredService<AuditTrail>()
            .Refused(CallOrigin.FromHttp(context.HttpContext), SignInEndpoints.InMethod, "", StatusCode.PermissionDenied);
        context.HandleResponse();
        return new Refusal(StatusCode.PermissionDenied,
            "The provider did not sign you in, or what it says of you gives no access here; the log of this service says which.")
            .WriteAsync(context.HttpContext);
    }
}
