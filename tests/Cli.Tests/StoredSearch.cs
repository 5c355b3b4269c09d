using System.Numerics;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Cli.Tests;

/// <summary>A search in the store of a home, as a service would have left it.</summary>
internal static class StoredSearch
{
    public const string Id = "shown-1";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public static SearchSpec Spec { get; } = new SpecReader(SpecVocabulary.Any).Read(
        "{ name: shown, space: small-image, trials: 2, data: { format: shapes }, recipe: { resolution: 16 } }", "test");

    public static StepTime Step(string type, double ms, bool settled = true) =>
        new(ms, ms / 100, 30, settled, "cpu", type, 64, 16, "fp32", "test");

    /// <summary>The store of a home.</summary>
    public static async Task<IJobStore> OpenAsync(string home)
    {
        var services = new ServiceCollection()
            .AddNasStore(new StoreOptions { Address = $"sqlite:{Path.Combine(home, "nas.db")}" })
            .BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        return services.GetRequiredService<IJobStore>();
    }

    /// <summary>Stores a search with a completed trial for each step time.</summary>
    public static async Task<IJobStore> WriteAsync(string home, params StepTime[] steps)
    {
        var store = await OpenAsync(home);
        await store.CreateJobAsync(new NewSearchJob(Id, "shown", SpecJson.Write(Spec), SpecJson.Hash(Spec)), Ct);
        var reference = Spec.Space.Reference.Canonical;
        await store.AddMeasurementAsync(Id, new StepMeasurement("slow", reference, Step("slow", 25), 1000, 10), Ct);
        await store.SetCalibrationAsync(Id, new DeviceCalibration("slow", "slow", 0, 1, 1, [], IsAccepted: true), Ct);
        for (var index = 0; index < steps.Length; index++)
        {
            await store.AddTrialsAsync(Id, [new NewTrial(index, Spec.Space.At((BigInteger)index).Canonical)], Ct);
            await store.LeaseAsync(Id, index, "worker", TimeSpan.FromMinutes(1), Ct);
            await store.CompleteAsync(
                new Lease(Id, index, 1, "worker"), new TrialResult(TrialOutcome.Completed, 0.5, steps[index], 1000, 1, TrainSeconds: 2.5),
                Ct);
        }

        return store;
    }
}
