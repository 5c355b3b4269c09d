using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace NasV2.Server.Tests.Access;

/// <summary>A small OpenID Connect provider on the loopback, at which one person is always signed in.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "nas";
    public const string Secret = "the client's secret";
    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    private TestProvider(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>Groups of the person.</summary>
    public IReadOnlyList<string> Groups { get; set; } = [];

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var provider = new TestProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Json(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = _key.ExportParameters(includePrivateParameters: false);
            var (modulus, exponent) = (Text(key.Modulus!), Text(key.Exponent!));
            return Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", alg = "RS256", n = modulus, e = exponent } } });
        });
        _app.MapGet("/authorize", (HttpContext context) =>
        {
            var query = context.Request.Query;
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (query["nonce"]!, query["code_challenge"]!);
            return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
        });
        _app.MapPost("/token", (Delegate)TokenAsync);
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        // A code is good once, for the client that has the secret and began the sign-in.
        if (form["client_secret"] != Secret || form["client_id"] != ClientId || !_codes.Remove(form["code"]!, out var begun)
            || Text(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != begun.Challenge)
            return Results.StatusCode((int)HttpStatusCode.Unauthorized);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var token = new
        {
            iss = Address,
            aud = ClientId,
            sub = "ann",
            name = "Ann",
            nonce = begun.Nonce,
            groups = Groups,
            iat = now,
            exp = now + 60,
        };
        return Json(new { access_token = "x", token_type = "Bearer", expires_in = 60, id_token = Sign(token) });
    }

    private string Sign(object payload)
    {
        var text = $"{Text("""{"alg":"RS256","kid":"1","typ":"JWT"}"""u8.ToArray())}.{Text(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        return $"{text}.{Text(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static IResult Json(object value) => Results.Text(JsonSerializer.Serialize(value), "application/json");

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
