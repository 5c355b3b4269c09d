using System.Text;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Client;
using NasV2.Search.Results;

namespace NasV2.Server.Tests.Nodes;

[Trait("Needs", "PostgreSQL")]
public sealed class NetworksTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NasClient Client => search.Node.Client;

    [Fact]
    public async Task A_published_network_is_described_with_its_exact_size()
    {
        var request = new DescribeArchitectureRequest { Architecture = "efficientnetv2-s", Resolution = 384 };

        var network = (await Client.Architectures.DescribeArchitectureAsync(request, cancellationToken: Ct)).Architecture;

        Assert.Equal(("efficientnetv2-s", 21_458_488), (network.Name, network.Parameters));
        Assert.Equal(["stem", "stage 1"], network.Parts.Take(2).Select(part => part.Name));
    }

    [Fact]
    public async Task A_network_scales_to_a_family()
    {
        var request = new ScaleArchitectureRequest { Architecture = "efficientnetv2-s" };

        var members = (await Client.Architectures.ScaleArchitectureAsync(request, cancellationToken: Ct)).Members;

        Assert.Equal(["s", "m", "l"], members.Select(member => member.Name));
        Assert.InRange(members[1].Architecture.Parameters, 54_100_000 * 0.95, 54_100_000 * 1.05);
    }

    [Fact]
    public async Task A_network_scales_as_a_search_scales_its_winner()
    {
        var result = SearchResult.FromJson((await ExportAsync(new ExportArchitectureRequest { SearchId = search.Id }))["result.json"]);

        var members = (await Client.Architectures.ScaleArchitectureAsync(
            new ScaleArchitectureRequest { Architecture = result.Winner.Candidate, SearchId = search.Id }, cancellationToken: Ct)).Members;

        Assert.Equal(result.Family.Select(size => size.Name), members.Select(size => size.Name));
        Assert.Equal(
            result.Family.Select(size => (size.Canonical, size.Resolution, size.Parameters, size.Macs)),
            members.Select(size => size.Architecture).Select(size => (size.Canonical, size.Resolution, size.Parameters, size.Macs)));
    }

    [Fact]
    public async Task A_search_is_exported_as_its_result_and_family()
    {
        var files = await ExportAsync(new ExportArchitectureRequest { SearchId = search.Id });

        Assert.Equal(["result.json", "s.json", "m.json", "l.json"], files.Keys);
        Assert.Equal(search.Id, SearchResult.FromJson(files["result.json"]).Job);
        Assert.Equal(7, SearchResult.FromJson(files["result.json"]).Winner.Trial);
    }

    [Fact]
    public async Task The_formats_of_an_export_are_listed_and_each_is_taken()
    {
        var formats = (await Client.Architectures.ListExportFormatsAsync(new ListExportFormatsRequest(), cancellationToken: Ct)).Formats;

        Assert.Equal(["json"], formats.Select(format => format.Name));
        Assert.All(formats, format => Assert.NotEmpty(format.Description));
        foreach (var format in formats)
            Assert.NotEmpty(await ExportAsync(new ExportArchitectureRequest { SearchId = search.Id, Format = format.Name }));
    }

    [Fact]
    public async Task A_trial_and_a_member_are_exported_alone()
    {
        Assert.Equal(["trial-3.json"], (await ExportAsync(new ExportArchitectureRequest { SearchId = search.Id, Trial = 3 })).Keys);
        Assert.Equal(["m.json"], (await ExportAsync(new ExportArchitectureRequest { SearchId = search.Id, Member = "m" })).Keys);
    }

    [Theory]
    [InlineData("efficientnetv9", "architecture is 'efficientnetv9'; expected a canonical string or one of efficientnet-b0,")]
    [InlineData("r1_k9_s1_e1_i24_o24", "The architecture string")]
    public async Task A_text_that_is_not_a_network_is_refused_by_name(string text, string sentence)
    {
        var request = new DescribeArchitectureRequest { Architecture = text };

        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await Client.Architectures.DescribeArchitectureAsync(request, cancellationToken: Ct));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.StartsWith(sentence, refused.Status.Detail, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> ExportAsync(ExportArchitectureRequest request) => await Client
        .ExportAsync(request, Ct)
        .ToDictionaryAsync(file => file.Name, file => Encoding.UTF8.GetString(file.Content.Span), cancellationToken: Ct);
}
