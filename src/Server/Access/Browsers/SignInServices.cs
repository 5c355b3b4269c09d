using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasV2.Storage;

namespace NasV2.Server.Access.Browsers;

/// <summary>Registers what a browser needs to sign in: a cookie, protected by keys that all heads share.</summary>
internal static class SignInServices
{
    private const string KeyLoader = "DataProtectionHostedService";

    public static AuthenticationBuilder AddSignIn(this AuthenticationBuilder authentication, AccessOptions access, AccessMode mode)
    {
        var services = authentication.Services;
        services.AddDataProtection().SetApplicationName("nasv2");
        services.AddOptions<KeyManagementOptions>().Configure<IKeyRing>((options, keys) => options.XmlRepository = new SharedKeys(keys));
        services.AddSingleton<SignInPage>();
        services.AddAntiforgery(options => Protect(options.Cookie, "nasv2-form", mode));
        return authentication.AddCookie(SignInPath.SchemeName, cookie =>
        {
            Protect(cookie.Cookie, "nasv2", mode);
            cookie.ExpireTimeSpan = access.SignIn;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = SignInPath.In;
            cookie.Events.OnValidatePrincipal = RenewAsync;
        });
    }

    private static void Protect(CookieBuilder cookie, string name, AccessMode mode)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = mode.IsTls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>A cookie lasts only as long as the token that it was given for.</summary>
    private static async Task RenewAsync(CookieValidatePrincipalContext context)
    {
        CurrentCaller? caller = null;
        try
        {
            if (context.Principal?.Caller() is { } known)
                caller = await context.HttpContext.RequestServices.GetRequiredService<CallerDirectory>().RenewAsync(known);
        }
        catch (StoreException)
        {
            // Whether it is still valid is unknown.
        }

        if (caller is null)
            context.RejectPrincipal();
        else
            context.ReplacePrincipal(caller.ToPrincipal(SignInPath.SchemeName));
    }

    /// <summary>
    /// Takes out the service that loads the keys at the start, when the store may be away or have no tables yet; the first cookie loads
    /// them too. To be called when all else is registered, for whatever uses cookies adds it.
    /// </summary>
    public static void RemoveKeyLoader(this IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Name == KeyLoader).ToList())
            services.Remove(service);
    }
}
