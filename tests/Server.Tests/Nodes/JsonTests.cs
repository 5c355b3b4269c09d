using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class JsonTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_methods_answer_in_JSON_under_v1()
    {
        var answer = await GetAsync($"/v1/searches/{search.Id}");

        Assert.Equal(("SEARCH_STATE_COMPLETED", 8), ((string?)answer["search"]!["state"], (int?)answer["search"]!["finished"]));
    }

    [Fact]
    public async Task Filters_are_query_parameters()
    {
        var answer = await GetAsync($"/v1/searches/{search.Id}/trials?statuses=TRIAL_STATUS_DIVERGED&page_size=5");

        Assert.Equal(3, (int?)Assert.Single(answer["trials"]!.AsArray())!["index"]);
    }

    [Fact]
    public async Task A_loss_that_is_not_a_number_is_a_string()
    {
        var trial = await GetAsync($"/v1/searches/{search.Id}/trials/3");
        Assert.Equal("NaN", (string?)Assert.Single(trial["epochs"]!.AsArray())!["loss"]);

        var log = await GetAsync($"/v1/searches/{search.Id}/events?page_size=500");
        var losses = log["events"]!.AsArray().Select(next => next!["epochEnded"]?["epoch"]?["loss"]).Where(loss => loss is not null);
        Assert.Contains("NaN", losses.Select(loss => loss!.ToString()));
    }

    [Fact]
    public async Task A_stream_is_a_line_of_JSON_for_each_response()
    {
        using var http = Http();

        var text = await http.GetStringAsync(new Uri(search.Node.Http, $"/v1/searches/{search.Id}:watch?without_epochs=true"), Ct);

        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Contains(lines, line => line["events"]!.AsArray().Any(next => next!["submitted"] is not null));
    }

    [Fact]
    public async Task A_refusal_has_a_status_and_names_the_fields()
    {
        using var http = Http();

        using var response = await http.PostAsJsonAsync(new Uri(search.Node.Http, "/v1/searches"), new { spec = "name: UPPER" }, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonNode>(Ct);
        Assert.Contains(body!["details"]![0]!["fieldViolations"]!.AsArray(), violation => (string?)violation!["field"] == "spec.name");
    }

    [Fact]
    public async Task The_interface_is_described_for_programs_and_for_people()
    {
        var described = await GetAsync("/openapi/v1.json");

        var paths = described["paths"]!.AsObject();
        Assert.Equal("SubmitSearch", (string?)paths["/v1/searches"]!["post"]!["operationId"]);
        Assert.Equal("Stores a search and starts it.", (string?)paths["/v1/searches"]!["post"]!["summary"]);
        Assert.Equal("path", (string?)paths["/v1/searches/{search_id}/trials/{index}"]!["get"]!["parameters"]![0]!["in"]);
        var (status, page) = await search.Node.GetAsync("/openapi/index.html");
        Assert.Equal(200, status);
        Assert.Contains("swagger", page, StringComparison.OrdinalIgnoreCase);
    }

    private HttpClient Http() => new() { DefaultRequestHeaders = { Authorization = new("Bearer", search.Node.Token) } };

    private async Task<JsonNode> GetAsync(string path)
    {
        var (status, body) = await search.Node.GetAsync(path, ("Authorization", $"Bearer {search.Node.Token}"));
        Assert.Equal((200, path), (status, path));
        return JsonNode.Parse(body)!;
    }
}
