using System.Numerics;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Cli.Tests;

public sealed class TrialsTests : TemporaryFolder
{
    private const string Job = "shown-1";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly SearchSpec Spec = new SpecReader(SpecVocabulary.Any).Read(
        "{ name: shown, space: small-image, trials: 2, data: { format: shapes }, recipe: { resolution: 16 } }", "test");

    [Fact]
    public async Task A_step_time_that_did_not_settle_is_marked_and_the_mark_is_explained()
    {
        await StoreAsync(Step("slow", 20, settled: true), Step("slow", 30, settled: false));
        var run = Nas.Run("trials", Job, "--home", Folder);
        Assert.Contains("  20.0 ms", run.Output, StringComparison.Ordinal);
        Assert.Contains("~30.0 ms", run.Output, StringComparison.Ordinal);
        Assert.Contains("~ did not settle", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settled_step_times_carry_no_mark_and_one_device_type_no_calibration()
    {
        await StoreAsync(Step("slow", 20, settled: true), Step("slow", 30, settled: true));
        var run = Nas.Run("trials", Job, "--home", Folder);
        Assert.DoesNotContain("~", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rank correlation", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_of_another_device_type_is_shown_with_its_correlation_and_worst_residual()
    {
        var store = await StoreAsync(Step("slow", 20, settled: true), Step("fast", 3, settled: true));
        await store.SetCalibrationAsync(
            Job, new DeviceCalibration("fast", "slow", 2.3, 1, 0.912, [new("a", 1, 10, 10), new("b", 2, 18, 20)], IsAccepted: false), Ct);
        var run = Nas.Run("trials", Job, "--home", Folder);
        Assert.Contains("0.912", run.Output, StringComparison.Ordinal);
        Assert.Contains("10.0 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("no, timed elsewhere", run.Output, StringComparison.Ordinal);
        var json = Nas.Json("trials", Job, "--home", Folder);
        Assert.Equal(0.912, json["calibrations"]!.AsArray().Single(map => map!["deviceType"]!.GetValue<string>() == "fast")!["spearman"]!.GetValue<double>());
    }

    private static StepTime Step(string type, double ms, bool settled) => new(ms, ms / 100, 30, settled, "cpu", type, 64, 16, "fp32", "test");

    private async Task<IJobStore> StoreAsync(params StepTime[] steps)
    {
        var services = new ServiceCollection()
            .AddNasStore(new StoreOptions { Address = $"sqlite:{Path.Combine(Folder, "nas.db")}" })
            .BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var store = services.GetRequiredService<IJobStore>();
        await store.CreateJobAsync(new NewSearchJob(Job, "shown", SpecJson.Write(Spec), SpecJson.Hash(Spec)), Ct);
        var reference = Spec.Space.Reference.Canonical;
        await store.AddMeasurementAsync(Job, new StepMeasurement("slow", reference, Step("slow", 25, settled: true), 1000, 10), Ct);
        await store.SetCalibrationAsync(Job, new DeviceCalibration("slow", "slow", 0, 1, 1, [], IsAccepted: true), Ct);
        for (var index = 0; index < steps.Length; index++)
        {
            await store.AddTrialsAsync(Job, [new NewTrial(index, Spec.Space.At((BigInteger)index).Canonical)], Ct);
            await store.LeaseAsync(Job, index, "worker", TimeSpan.FromMinutes(1), Ct);
            await store.CompleteAsync(
                new Lease(Job, index, 1, "worker"), new TrialResult(TrialOutcome.Completed, 0.5, steps[index], 1000, 1), Ct);
        }

        return store;
    }
}
