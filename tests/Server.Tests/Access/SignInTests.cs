using System.Net;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Api.V1;
using NasV2.Server.Access;
using NasV2.Server.Access.Browsers;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

[Trait("Needs", "PostgreSQL")]
public sealed class SignInTests(PostgresServer server) : IAsyncLifetime
{
    private readonly Browser _browser = new();
    private TestDatabase _database = null!;
    private TestNode _head = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(server);
        _head = await TestNode.StartHeadAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        if (_head is not null)
            await _head.DisposeAsync();
    }

    [Fact]
    public async Task A_browser_that_is_not_signed_in_is_redirected_to_sign_in_and_back()
    {
        using var sent = await _browser.GetAsync(_head, TestNode.Page + "?a=1");
        Assert.Equal(
            (HttpStatusCode.Redirect, "/sign-in?return=%2Ftest-page%3Fa%3D1"), (sent.StatusCode, sent.Headers.Location!.ToString()));

        using var back = await _browser.SignInAsync(_head, _head.Token, TestNode.Page + "?a=1");

        Assert.Equal((HttpStatusCode.Redirect, "/test-page?a=1"), (back.StatusCode, back.Headers.Location!.ToString()));
        using var page = await _browser.GetAsync(_head, TestNode.Page);
        Assert.Equal("<p>test of Admin", await page.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_websites_and_holds_no_token()
    {
        using var answer = await _browser.SignInAsync(_head, _head.Token);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("nasv2=", StringComparison.Ordinal));
        Assert.Contains("; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(_head.Token.Split('_')[2], cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_another_website_made_is_refused()
    {
        using var answer = await _browser.PostAsync(_head, "/sign-in", ("token", _head.Token));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_wrong_token_gets_the_form_again_with_the_reason()
    {
        using var answer = await _browser.SignInAsync(_head, TokenText.New().Reveal());

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("The token is not known here.", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("evil")]
    public async Task Signing_in_leads_to_no_other_website(string returnTo)
    {
        using var answer = await _browser.SignInAsync(_head, _head.Token, returnTo);

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_cookie_of_one_head_is_good_on_another_and_ends_with_its_token()
    {
        var token = await _head.NewTokenAsync(AccessScope.Read);
        using var signedIn = await _browser.SignInAsync(_head, token);
        await using var other = await TestNode.StartHeadAsync(_database);
        using var page = await _browser.GetAsync(other, TestNode.Page);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        await _head.Services.GetRequiredService<ITokenStore>().RevokeAsync(token.Split('_')[1], Ct);

        await Eventually.IsTrueAsync(async () =>
        {
            using var later = await _browser.GetAsync(other, TestNode.Page);
            return later.StatusCode == HttpStatusCode.Redirect;
        });
    }

    [Fact]
    public async Task Signing_out_deletes_the_cookie()
    {
        using var signedIn = await _browser.SignInAsync(_head, _head.Token);
        using var form = await _browser.GetAsync(_head, "/sign-out");
        var fields = await Browser.FieldsAsync(form);
        using var forged = await _browser.PostAsync(_head, "/sign-out");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);

        using var signedOut = await _browser.PostAsync(_head, "/sign-out", [.. fields.Select(field => (field.Key, field.Value))]);

        Assert.Equal("/sign-in", signedOut.Headers.Location!.ToString());
        using var page = await _browser.GetAsync(_head, TestNode.Page);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task A_program_without_a_token_gets_an_error_instead_of_a_redirect_to_sign_in() =>
        Assert.Equal(401, (await _head.GetAsync(TestNode.Page)).Status);

    [Fact]
    public async Task The_dashboard_calls_its_own_head_for_the_person_who_signed_in()
    {
        var ann = new CurrentCaller("person:ann", "Ann", AccessScope.Read, TokenQuota.None);
        var ticket = _head.Services.GetRequiredService<CallerTickets>().Issue(ann);

        await _head.SearchesAs(ticket).ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct);
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await _head.SearchesAs(ticket).CancelSearchAsync(new CancelSearchRequest { Id = "x" }, cancellationToken: Ct));

        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
        Assert.Contains("Ann (person:ann) holds read.", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_ends_with_the_token_that_its_person_signed_in_with()
    {
        var token = await _head.NewTokenAsync(AccessScope.Read);
        await _head.Services.GetRequiredService<ITokenStore>().RevokeAsync(token.Split('_')[1], Ct);
        var ticket = _head.Services.GetRequiredService<CallerTickets>()
            .Issue(new(token.Split('_')[1], "x", AccessScope.Admin, TokenQuota.None));

        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await _head.SearchesAs(ticket).ListSearchesAsync(new ListSearchesRequest(), cancellationToken: Ct));

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
    }

    [Fact]
    public async Task Pages_restrict_what_the_browser_lets_them_do()
    {
        using var page = await _browser.GetAsync(_head, SignInPath.In);

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'; script-src 'self' 'sha256-", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }
}
