using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage;

/// <summary>The store in a PostgreSQL database.</summary>
internal sealed class PostgresNasDbContext(DbContextOptions<PostgresNasDbContext> options) : NasDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        // Text orders by its characters, as in SQLite, whatever the database's locale.
        conventions.Properties<string>().UseCollation("C");
    }
}
