using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NasV2.Storage;

/// <summary>
/// Builds the model for <c>dotnet ef migrations add NAME --context PostgresNasDbContext --output-dir Postgres/Migrations</c>.
/// </summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresNasDbContext>
{
    public PostgresNasDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresNasDbContext>().UseNpgsql("Host=localhost;Database=design-time").Options);
}
