using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NasV2.Storage.Tests;

[Trait("Needs", "PostgreSQL")]
public sealed class UpgradeTests(PostgresServer server) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_first_sqlite_store_is_upgraded_without_loss() => UpgradeAsync($"sqlite:{_folder.File("nas.db")}");

    [Fact]
    public async Task A_first_postgres_store_is_upgraded_without_loss() => await UpgradeAsync(await server.NewAddressAsync());

    [Fact]
    public Task Changed_settings_of_a_sqlite_store_are_kept() => KeepSettingsAsync($"sqlite:{_folder.File("nas.db")}");

    [Fact]
    public async Task Changed_settings_of_a_postgres_store_are_kept() => await KeepSettingsAsync(await server.NewAddressAsync());

    /// <summary>Up to November 2026, budget and priority were columns.</summary>
    private static async Task KeepSettingsAsync(string address)
    {
        await MakeStoreAsync(address, "Priority",
            """
            INSERT INTO jobs (id, name, spec_json, spec_hash, state, created_at, last_event, budget, priority) VALUES
            ('neither', 'n', '{}', 'h', 'Running', 1, 1, NULL, NULL), ('both', 'n', '{}', 'h', 'Running', 1, 1, 40, 7),
            ('trials', 'n', '{}', 'h', 'Running', 1, 1, 40, NULL), ('priority', 'n', '{}', 'h', 'Running', 1, 1, NULL, 7)
            """);
        var open = new OpenStore(address);

        await open.Migrator.MigrateAsync(Ct);

        var settings = (await open.Jobs.ListJobsAsync(Ct)).ToDictionary(job => job.Id, job => job.Settings);
        Assert.Equal(SearchSettings.None, settings["neither"]);
        Assert.Equal(new SearchSettings(Trials: 40, Priority: 7), settings["both"]);
        Assert.Equal(new SearchSettings(Trials: 40), settings["trials"]);
        Assert.Equal(new SearchSettings(Priority: 7), settings["priority"]);
    }

    private static async Task UpgradeAsync(string address)
    {
        await MakeStoreAsync(address, "Initial", Rows);
        var open = new OpenStore(address);

        await open.Migrator.MigrateAsync(Ct);

        var store = open.Jobs;
        var job = (await store.FindJobAsync("old", Ct))!;
        Assert.Equal((JobState.Running, 6L, SearchSettings.None), (job.State, job.LastEvent, job.Settings));
        var trial = (await store.FindTrialAsync("old", 0, Ct))!;
        Assert.Equal((TrialState.Leased, 2, 2L, 0), (trial.State, trial.Attempt, trial.Token, trial.TrainerDeaths));
        Assert.Equal([0.5, 0.25], (await store.ListEpochsAsync("old", 0, Ct)).Select(e => e.Loss));
        var measurement = Assert.Single(await store.ListMeasurementsAsync("old", Ct));
        Assert.Equal(("gpu", "reference"), (measurement.DeviceType, measurement.Candidate));
        Assert.Equal((10.5, null), (measurement.StepTime.MedianMs, measurement.StepTime.CoTenants));
        var logged = await store.ReadEventsAsync("old", 0, Ct).SingleAsync(e => e.Sequence == 4, Ct);
        Assert.Equal(new StepMeasured(measurement), logged.Event);

        // The points of the running attempt are its own: it may go back without losing them.
        var lease = new Lease("old", 0, 2, "w");
        Assert.True(await store.ReportEpochsAsync(lease, [new(1, 9, 7, null, 0.5, 0.1, 1)], Ct));
        Assert.Equal([7, 0.25], (await store.ListEpochsAsync("old", 0, Ct)).Select(e => e.Loss));
        Assert.NotNull(await store.CompleteAsync(lease, new(TrialOutcome.Completed, 0.5), Ct));
        Assert.False(await store.AddMeasurementAsync("old", measurement, Ct));
    }

    /// <summary>A store as an earlier version left it.</summary>
    private static async Task MakeStoreAsync(string address, string migration, string rows)
    {
        var backend = StoreBackend.For(StoreAddress.Parse(address));
        await using var db = backend.CreateDbContext();
        if (backend.Address.Kind == StoreBackendKind.Sqlite)
            await backend.PrepareAsync(db, Ct);
        await db.GetService<IMigrator>().MigrateAsync(migration, Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = rows;
        await db.Database.OpenConnectionAsync(Ct);
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>A job of the first version in mid-run, with a trial in its second attempt.</summary>
    private const string Rows =
        """
        INSERT INTO jobs (id, name, spec_json, spec_hash, state, created_at, started_at, last_event)
        VALUES ('old', 'old', '{}', 'h', 'Running', 1, 2, 6);
        INSERT INTO trials (job_id, trial_index, candidate, state, attempt, token, last_epoch, worker, lease_until, started_at)
        VALUES ('old', 0, 'c0', 'Leased', 2, 2, 2, 'w', 99, 3);
        INSERT INTO epochs (job_id, trial_index, epoch, epochs, loss, minival_accuracy, learning_rate, seconds)
        VALUES ('old', 0, 1, 9, 0.5, 0.1, 0.1, 1), ('old', 0, 2, 9, 0.25, 0.2, 0.1, 1);
        INSERT INTO reference_measurements (job_id, device_type, candidate, step_time, parameters, classes)
        VALUES ('old', 'gpu', 'reference',
            '{"medianMs":10.5,"madMs":0.1,"steps":60,"settled":true,"device":"cuda:0",
            "deviceType":"gpu","batch":64,"resolution":32,"precision":"fp32","libraries":"torch"}', 1000, 10);
        INSERT INTO events (job_id, sequence, time, kind, trial_index, payload) VALUES
        ('old', 1, 1, 'JobSubmitted', NULL, '{"name":"old","specHash":"h"}'),
        ('old', 2, 2, 'JobStateChanged', NULL, '{"state":"Running"}'),
        ('old', 3, 2, 'CandidateProposed', 0, '{"candidate":"c0"}'),
        ('old', 4, 2, 'ReferenceMeasured', NULL, '{"deviceType":"gpu","candidate":"reference","stepTime":
            {"medianMs":10.5,"madMs":0.1,"steps":60,"settled":true,"device":"cuda:0",
            "deviceType":"gpu","batch":64,"resolution":32,"precision":"fp32","libraries":"torch"},"parameters":1000,"classes":10}'),
        ('old', 5, 3, 'TrialLeased', 0, '{"attempt":2,"token":2,"worker":"w","until":"1970-01-01T00:00:00.099+00:00"}'),
        ('old', 6, 4, 'EpochReported', 0, '{"attempt":2,
            "report":{"epoch":2,"epochs":9,"loss":0.25,"minivalAccuracy":0.2,"learningRate":0.1,"seconds":1}}');
        """;
}
