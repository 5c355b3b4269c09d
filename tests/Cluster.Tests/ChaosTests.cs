using NasV2.Cluster.Chaos;
using NasV2.Cluster.Chaos.Faults;
using NasV2.Cluster.Chaos.Processes;

namespace NasV2.Cluster.Tests;

/// <summary>The short form; tests/Cluster.Chaos runs the long one.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class ChaosTests
{
    [Fact]
    public async Task A_job_under_one_fault_of_each_kind_ends_with_the_results_of_an_undisturbed_search()
    {
        var options = new ChaosOptions { Nas = BuiltNas.Find(), Seed = 1, Trials = 60, Faults = FaultKinds.All.Count };
        if (PostgresServer.FindBinaries() is null)
            Assert.Skip("PostgreSQL is not here: install its server binaries.");
        if (!File.Exists(options.Nas))
            Assert.Skip($"The command line is not built: {options.Nas}.");

        var report = await new ChaosRun(options, follow: null).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(report.Violations.Count == 0, ReportTable.Format([report]));
        Assert.Equal(options.Trials, report.Finished);
        Assert.All(FaultKinds.All, kind => Assert.Equal(1, report.Faults[kind.Name]));
    }
}
