using NasV2.Server.Settings;

namespace NasV2.Server.Tests.Settings;

public sealed class NodeSettingsTests : IDisposable
{
    private const string Variable = "NAS__search__leaseDuration";
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(_file);
        Environment.SetEnvironmentVariable(Variable, null);
    }

    [Fact]
    public void A_file_gives_what_it_names_and_the_rest_stays()
    {
        var settings = Read("""{ "search": { "leaseDuration": "00:00:04", "maxTrainerDeaths": 5 }, "cluster": { "missedProbes": 2 } }""");

        Assert.Equal((TimeSpan.FromSeconds(4), 5, 2),
            (settings.Search.LeaseDuration, settings.Search.MaxTrainerDeaths, settings.Cluster.MissedProbes));
        Assert.Equal(TimeSpan.FromSeconds(5), settings.Cluster.ProbeTimeout);
    }

    [Fact]
    public void The_environment_overrides_the_file()
    {
        Environment.SetEnvironmentVariable(Variable, "00:00:09");

        Assert.Equal(TimeSpan.FromSeconds(9), Read("""{ "search": { "leaseDuration": "00:00:04" } }""").Search.LeaseDuration);
    }

    [Fact]
    public void All_problems_are_reported_together()
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(
            """
            { "search": { "leaseDuration": "soon", "leasDuration": "00:00:04" }, "cluster": { "probeTimeout": "-00:00:01", "missedProbes": 1.5 },
              "workers": { "idlePeriod": "5", "trainer": "mine" }, "kluster": { "x": 1 } }
            """));

        Assert.Equal(
            [
                "Setting cluster.missedProbes is '1.5'; expected a whole number from 1.",
                "Setting cluster.probeTimeout is '-00:00:01'; expected a duration such as 00:01:30 or 00:00:00.5.",
                "Setting kluster is not a section; expected one of search, workers, cluster, access, data, http, "
                    + "openIdConnect, dashboard, trainers.",
                "Setting search.leasDuration is not a setting; expected one of ",
                "Setting search.leaseDuration is 'soon'; expected a duration such as 00:01:30 or 00:00:00.5.",
                "Setting workers.idlePeriod is '5'; expected a duration such as 00:01:30 or 00:00:00.5.",
                "Setting workers.trainer is not a setting; expected one of ",
            ],
            refusal.Message.Split('\n').Order(StringComparer.Ordinal).Select(line => line.Split("one of ") is [var start, _]
                && !start.Contains("section", StringComparison.Ordinal) ? start + "one of " : line));
        Assert.Contains("leaseCheckPeriod, leaseDuration, ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"search\": ")]
    [InlineData("[1, 2]")]
    public void A_file_that_is_not_a_settings_file_is_named(string text) =>
        Assert.StartsWith($"The settings file '{_file}' is not a JSON object of sections: ",
            Assert.Throws<SettingsException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.StartsWith("The settings file '/none.json' cannot be read: ",
            Assert.Throws<SettingsException>(() => NodeSettings.Read("/none.json")).Message, StringComparison.Ordinal);

    private NodeSettings Read(string text)
    {
        File.WriteAllText(_file, text);
        return NodeSettings.Read(_file);
    }
}
