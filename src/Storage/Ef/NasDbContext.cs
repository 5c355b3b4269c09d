using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>The tables of the store; each database derives its own context and keeps its own migrations.</summary>
internal abstract class NasDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<SearchJob> Jobs => Set<SearchJob>();

    public DbSet<Trial> Trials => Set<Trial>();

    public DbSet<EpochRow> Epochs => Set<EpochRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<MeasurementRow> Measurements => Set<MeasurementRow>();

    public DbSet<CalibrationRow> Calibrations => Set<CalibrationRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<SharedKeyRow> SharedKeys => Set<SharedKeyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<JobState>().HaveConversion<string>();
        conventions.Properties<TrialState>().HaveConversion<string>();
        conventions.Properties<AccessScope>().HaveConversion<string>();
        conventions.Properties<TrialResult>().HaveConversion<JsonText<TrialResult>>();
        conventions.Properties<SearchSettings>().HaveConversion<JsonText<SearchSettings>>();
        conventions.Properties<StepTime>().HaveConversion<JsonText<StepTime>>();
        conventions.Properties<DeviceCalibration>().HaveConversion<JsonText<DeviceCalibration>>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<SearchJob>(jobs =>
        {
            jobs.ToTable("jobs").HasKey(j => j.Id);
        });
        model.Entity<Trial>(trials =>
        {
            trials.ToTable("trials").HasKey(t => new { t.JobId, t.Index });
            trials.Property(t => t.Index).HasColumnName("trial_index");
            trials.HasIndex(t => new { t.JobId, t.State });
            trials.HasOne<SearchJob>().WithMany().HasForeignKey(t => t.JobId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EpochRow>(epochs =>
        {
            epochs.ToTable("epochs").HasKey(e => new { e.JobId, e.TrialIndex, e.Epoch });
            epochs.HasOne<Trial>().WithMany().HasForeignKey(e => new { e.JobId, e.TrialIndex }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EventRow>(events =>
        {
            events.ToTable("events").HasKey(e => new { e.JobId, e.Sequence });
            events.HasOne<SearchJob>().WithMany().HasForeignKey(e => e.JobId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MeasurementRow>(measurements =>
        {
            measurements.ToTable("step_measurements").HasKey(m => new { m.JobId, m.DeviceType, m.Candidate });
            measurements.HasOne<SearchJob>().WithMany().HasForeignKey(m => m.JobId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CalibrationRow>(calibrations =>
        {
            calibrations.ToTable("device_calibrations").HasKey(c => new { c.JobId, c.DeviceType });
            calibrations.HasOne<SearchJob>().WithMany().HasForeignKey(c => c.JobId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TokenRow>().ToTable("access_tokens").HasKey(t => t.Id);
        model.Entity<SharedKeyRow>().ToTable("shared_keys").HasKey(k => k.Name);
        model.Entity<AuditEntry>(entries =>
        {
            entries.ToTable("audit_entries").HasKey(e => e.Id);
            entries.HasIndex(e => e.Time);
            // Finds what a caller did to a search: the searches of a token.
            entries.HasIndex(e => new { e.CallerId, e.Subject });
        });
        SnakeCase.Apply(model);
    }
}
