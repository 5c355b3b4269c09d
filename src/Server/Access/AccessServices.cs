using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Data;
using NasV2.Server.Access.Browsers;
using NasV2.Storage;
using NasV2.Workers.Supervision;

namespace NasV2.Server.Access;

/// <summary>Who may come in, and what becomes of it: registers it, and puts it before the endpoints of a head.</summary>
internal static class AccessServices
{
    private const string AnyScheme = "any";

    public static IServiceCollection AddAccess(this IServiceCollection services, AccessOptions options, AccessMode mode, DataRoots roots,
        AllowedTrainers trainers, ProviderSettings provider)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(options).AddSingleton(mode);
        services.AddSingleton<TokenCache>().AddSingleton<CallerDirectory>().AddSingleton<CallerTickets>().AddSingleton<ICallerAccessor,
        HttpCallerAccessor>();
        services.AddSingleton<CallRates>();
        services.AddCallRules(roots, trainers);
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, scheme => scheme.ForwardDefaultSelector = context =>
                mode.IsAnonymous || context.Request.Headers.Authorization.Count > 0
                    ? TokenAuthentication.SchemeName
                    : SignInPath.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddSignIn(options, mode)
            .AddProvider(provider, mode);
        services.AddAuthorization(authorization =>
        {
            // For pages: [Authorize(Policy = "submit")].
            foreach (var name in ScopeNames.All)
                authorization.AddPolicy(
                    name, policy => policy.RequireAssertion(context => context.User.Caller()?.Scope >= ScopeNames.Find(name)));
        });
        return services;
    }

    /// <summary>Adds what every call passes, over a network or in process: turns, quotas, the rules of
    /// submissions and the audit log.</summary>
    public static IServiceCollection AddCallRules(this IServiceCollection services, DataRoots roots, AllowedTrainers trainers) => services
        .AddSingleton<TurnInterceptor>()
        .AddSingleton<AuditInterceptor>()
        .AddSingleton<BudgetInterceptor>()
        .AddSingleton(roots)
        .AddSingleton(trainers)
        .AddSingleton<SubmissionRules>()
        .AddSingleton<AuditTrail>()
        .AddHostedService(provider => provider.GetRequiredService<AuditTrail>());

    /// <summary>Adds the middleware; endpoints are mapped after it.</summary>
    public static void UseAccess(this WebApplication app)
    {
        var mode = app.Services.GetRequiredService<AccessMode>();
        if (mode.IsBehindProxy)
            app.UseForwardedHeaders(Forwarded());
        app.UseMiddleware<SecurityHeaders>();
        if (mode.IsAnonymous)
            app.UseMiddleware<LoopbackMiddleware>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<AccessMiddleware>();
        app.UseAuthorization();
    }

    /// <summary>Only whether the caller used TLS: any client of the proxy's network could name any address.</summary>
    private static ForwardedHeadersOptions Forwarded()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        return options;
    }
}
