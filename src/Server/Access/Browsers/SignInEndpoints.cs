using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NasV2.Storage;

namespace NasV2.Server.Access.Browsers;

/// <summary><c>/sign-in</c> takes a token and gives a cookie; <c>/sign-out</c> takes the cookie away.</summary>
internal static class SignInEndpoints
{
    public const string InMethod = "sign-in";
    private const string OutMethod = "sign-out";

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(SignInPath.In, ShowAsync).AllowAnonymous();
        endpoints.MapPost(SignInPath.In, TakeAsync).AllowAnonymous();
        endpoints.MapGet(SignInPath.Out, (HttpContext context, SignInPage page) => page.WriteOutAsync(context)).AllowAnonymous();
        endpoints.MapPost(SignInPath.Out, LeaveAsync).AllowAnonymous();
        endpoints.MapProvider();
    }

    private static Task ShowAsync(HttpContext context, SignInPage page)
    {
        var returnTo = SignInPath.LocalOnly(context.Request.Query[SignInPath.ReturnField]);
        if (context.User.Caller() is null)
            return page.WriteInAsync(context, returnTo, error: null);
        context.Response.Redirect(returnTo);
        return Task.CompletedTask;
    }

    private static async Task TakeAsync(
        HttpContext context, IAntiforgery antiforgery, SignInPage page, CallerDirectory directory, AuditTrail trail)
    {
        if (await IsForgedAsync(context, antiforgery, trail, InMethod))
            return;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var returnTo = SignInPath.LocalOnly(form[SignInPath.ReturnField]);
        var (caller, refusal) = await FindAsync(directory, form[SignInPage.TokenField].ToString().Trim());
        if (caller is null)
        {
            trail.Refused(CallOrigin.FromHttp(context), InMethod, "", StatusCode.Unauthenticated);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await page.WriteInAsync(context, returnTo, refusal);
            return;
        }

        context.User = caller.ToPrincipal(SignInPath.SchemeName);
        await context.SignInAsync(SignInPath.SchemeName, context.User);
        await trail.DoneAsync(CallOrigin.FromHttp(context), InMethod, caller.Id);
        context.Response.Redirect(returnTo);
    }

    private static async Task LeaveAsync(HttpContext context, IAntiforgery antiforgery, AuditTrail trail)
    {
        if (await IsForgedAsync(context, antiforgery, trail, OutMethod))
            return;
        await context.SignOutAsync(SignInPath.SchemeName);
        context.Response.Redirect(SignInPath.In);
    }

    private static async Task<(CurrentCaller? Caller, string Refusal)> FindAsync(CallerDirectory directory, string text)
    {
        try
        {
            return TokenText.TryParse(text, out var token)
                ? await directory.FindAsync(token)
                : (null, "Not a NasV2 token: expected nas_ID_SECRET.");
        }
        catch (StoreException exception)
        {
            return (null, exception.Message);
        }
    }

    private static async Task<bool> IsOursAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            return context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // The form is too large, or its sender went away.
            return false;
        }
    }

    private static async Task<bool> IsForgedAsync(HttpContext context, IAntiforgery antiforgery, AuditTrail trail, string method)
    {
        if (await IsOursAsync(context, antiforgery))
            return false;
        trail.Refused(CallOrigin.FromHttp(context), method, "", StatusCode.InvalidArgument);
        await new Refusal(StatusCode.InvalidArgument,
            $"The form is not one that this service gave out, or too old: open {SignInPath.In} again.").WriteAsync(context);
        return true;
    }
}
