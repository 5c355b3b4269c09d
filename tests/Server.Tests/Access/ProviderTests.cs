using System.Net;
using System.Text.Json.Nodes;
using NasV2.Server.Access.Browsers;
using NasV2.Server.Settings;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

[Trait("Needs", "PostgreSQL")]
public sealed class ProviderTests(PostgresServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_signs_in_by_the_provider_and_may_do_what_her_groups_say()
    {
        await using var provider = await TestProvider.StartAsync();
        provider.Groups = ["staff", "lab"];
        await using var head = await HeadAsync(provider);
        using var browser = new Browser();

        Assert.Contains("Sign in with your organisation", await (await browser.GetAsync(head, "/sign-in")).Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal);
        using var onward = await FollowAsync(browser, head, $"/sign-in/provider?return={Uri.EscapeDataString(TestNode.Page)}");

        Assert.Contains($"""content="0;url={TestNode.Page}""", await onward.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        using var page = await browser.GetAsync(head, TestNode.Page);
        Assert.Equal("<p>Ann", await page.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_person_whose_groups_grant_nothing_cannot_sign_in()
    {
        await using var provider = await TestProvider.StartAsync();
        provider.Groups = ["staff"];
        await using var head = await HeadAsync(provider);
        using var browser = new Browser();

        using var refused = await FollowAsync(browser, head, "/sign-in/provider");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain(TestProvider.Secret, await refused.Content.ReadAsStringAsync(Ct) + head.Log, StringComparison.Ordinal);
        using var page = await browser.GetAsync(head, TestNode.Page);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Theory]
    [InlineData("staff", null)]
    [InlineData("lab", AccessScope.Submit)]
    [InlineData("lab,root", AccessScope.Admin)]
    public void The_greatest_scope_of_the_groups_counts(string groups, AccessScope? scope) =>
        Assert.Equal(scope, new ProviderSettings { Submit = ["lab"], Admin = ["root"] }.ScopeOf(groups.Split(',')));

    [Fact]
    public void A_provider_that_admits_no_users_is_reported_at_startup()
    {
        var provider = new ProviderSettings { Authority = "https://login.example", ClientId = "x", ClientSecret = "y" };

        Assert.Contains("no one could sign in", Assert.Throws<SettingsException>(provider.Check).Message, StringComparison.Ordinal);
        provider.ClientSecret = null;
        Assert.Contains("needs openIdConnect.clientId and openIdConnect.clientSecretFile",
            Assert.Throws<SettingsException>(provider.Check).Message, StringComparison.Ordinal);
    }

    private static Task<TestNode> StartAsync(TestDatabase database, JsonObject settings) =>
        TestNode.StartHeadAsync(database, new TestNodeSetup(new JsonObject { ["openIdConnect"] = settings }));

    private async Task<TestNode> HeadAsync(TestProvider provider) =>
        await StartAsync(await TestDatabase.CreateAsync(server), new JsonObject
        {
            ["authority"] = provider.Address,
            ["clientId"] = TestProvider.ClientId,
            ["clientSecret"] = TestProvider.Secret,
            ["submit"] = new JsonArray("lab"),
        });

    /// <summary>Goes where it is sent, from site to site.</summary>
    private static async Task<HttpResponseMessage> FollowAsync(Browser browser, TestNode head, string path)
    {
        var answer = await browser.GetAsync(head, path);
        while (answer.Headers.Location is { } location)
        {
            answer.Dispose();
            answer = await browser.GetAsync(head, location.ToString());
        }

        return answer;
    }
}
