using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using NasV2.Server.Access.Browsers;
using NasV2.Server.Http;
using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>
/// Stands before every endpoint. A gRPC method, called as gRPC or as JSON, asks for the scope of its row in <see cref="MethodRules"/>;
/// any other endpoint is a page for people who signed in, unless it allows anonymous callers.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, CallRates rates, AuditTrail trail)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName;
        var rule = method is not null ? MethodRules.Find(method) : RuleOf(context);
        if (rule.Scope is not { } needed)
        {
            await next(context);
            return;
        }

        var name = method is null ? context.Request.Path.ToString() : AuditInterceptor.Name(method);
        if (await CheckAsync(context, needed, method, name) is not { } refusal)
        {
            await next(context);
            return;
        }

        var isPage = method is null && !Refusal.IsGrpc(context.Request);
        if (isPage && refusal.Code == StatusCode.Unauthenticated && SignInPath.WantsPage(context.Request))
        {
            context.Response.Redirect(SignInPath.From(context.Request));
            return;
        }

        trail.Refused(CallOrigin.FromHttp(context), name, "", refusal.Code);
        await refusal.WriteAsync(context);
    }

    private static MethodRule RuleOf(HttpContext context)
    {
        // A gRPC method that there is not: only who may look may learn that.
        if (Refusal.IsGrpc(context.Request))
            return MethodRule.Reads();
        return context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            // It has a gate of its own.
            && !context.Request.Path.StartsWithSegments(AdminDashboardMiddleware.Path)
                ? MethodRule.Reads()
                : MethodRule.Open;
    }

    private async Task<Refusal?> CheckAsync(HttpContext context, AccessScope needed, string? method, string name)
    {
        if (context.User.Caller() is not { } caller)
            return Unknown((await context.AuthenticateAsync()).Failure);
        if (caller.Scope < needed)
            return new(
                StatusCode.PermissionDenied,
                $"{name} needs the scope {ScopeNames.NameOf(needed)}, but {caller.Name} ({caller.Id}) holds "
                + $"{ScopeNames.NameOf(caller.Scope)}.");
        if (context.User.Identity?.AuthenticationType == SignInPath.SchemeName && !SameOrigin.Allows(context.Request))
            return new(StatusCode.PermissionDenied, "The request comes from another website.");
        return method is null ? null : rates.Check(caller);
    }

    private static Refusal Unknown(Exception? failure) => failure is StoreException
        ? new(StatusCode.Unavailable, failure.Message)
        : new(
            StatusCode.Unauthenticated,
            failure?.Message ?? "The call has no token: send 'Authorization: Bearer TOKEN'; 'nas token create' makes one.");
}
