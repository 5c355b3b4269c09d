using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NasV2.Storage;

/// <summary>
/// Builds the model for <c>dotnet ef migrations add NAME --context SqliteNasDbContext --output-dir Sqlite/Migrations</c>.
/// </summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteNasDbContext>
{
    public SqliteNasDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteNasDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
