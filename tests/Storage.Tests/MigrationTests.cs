using Microsoft.EntityFrameworkCore;

namespace NasV2.Storage.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_of_both_databases_make_the_tables_of_the_model()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var postgres = new PostgresDesignTimeFactory().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
    }
}
