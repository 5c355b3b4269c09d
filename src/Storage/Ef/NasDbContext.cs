using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>The tables of the store; each database derives its own context and keeps its own migrations.</summary>
internal abstract class NasDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Trial> Trials => Set<Trial>();

    public DbSet<EpochRow> Epochs => Set<EpochRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<ReferenceRow> References => Set<ReferenceRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<JobState>().HaveConversion<string>();
        conventions.Properties<TrialState>().HaveConversion<string>();
        conventions.Properties<EventKind>().HaveConversion<string>();
        conventions.Properties<TrialResult>().HaveConversion<JsonText<TrialResult>>();
        conventions.Properties<StepTime>().HaveConversion<JsonText<StepTime>>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Job>(jobs =>
        {
            jobs.ToTable("jobs").HasKey(j => j.Id);
        });
        model.Entity<Trial>(trials =>
        {
            trials.ToTable("trials").HasKey(t => new { t.JobId, t.Index });
            trials.Property(t => t.Index).HasColumnName("trial_index");
            trials.HasIndex(t => new { t.JobId, t.State });
            trials.HasOne<Job>().WithMany().HasForeignKey(t => t.JobId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EpochRow>(epochs =>
        {
            epochs.ToTable("epochs").HasKey(e => new { e.JobId, e.TrialIndex, e.Epoch });
            epochs.HasOne<Trial>().WithMany().HasForeignKey(e => new { e.JobId, e.TrialIndex }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EventRow>(events =>
        {
            events.ToTable("events").HasKey(e => new { e.JobId, e.Sequence });
            events.HasOne<Job>().WithMany().HasForeignKey(e => e.JobId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ReferenceRow>(references =>
        {
            references.ToTable("reference_measurements").HasKey(r => new { r.JobId, r.DeviceType });
            references.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId).OnDelete(DeleteBehavior.Restrict);
        });
        SnakeCase.Apply(model);
    }
}
