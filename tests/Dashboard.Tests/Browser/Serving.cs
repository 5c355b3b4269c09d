using NasV2.Dashboard.Tests.Fake;

namespace NasV2.Dashboard.Tests.Browser;

/// <summary>
/// A head to look at and to measure by hand: runs where NAS_SERVE names a number of trials, until standard input ends, else skipped.
/// Each line of it lets a trial end and another one begin.
/// </summary>
public sealed class Serving
{
    [Fact]
    public async Task The_sample_searches_until_standard_input_ends()
    {
        var trials = Environment.GetEnvironmentVariable("NAS_SERVE");
        Assert.SkipWhen(trials is null, "NAS_SERVE is not set.");
        var cluster = Samples.Cluster();
        var many = cluster.Add("s-many", "many trials", int.Parse(trials) + 1000, int.Parse(trials) - 8, 8);
        await using var head = await FakeHead.StartAsync(cluster);
        await Console.Error.WriteLineAsync($"Serving at {head.Address}");
        while (await Console.In.ReadLineAsync(TestContext.Current.CancellationToken) is not null)
        {
            many.End(many.Search.Running[0].Trial);
            many.Report(many.Start(), 1);
        }
    }
}
