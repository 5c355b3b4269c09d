using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NasV2.Storage.Postgres.Migrations
{
    /// <summary>See <see cref="SettingsColumn"/>.</summary>
    [DbContext(typeof(PostgresNasDbContext))]
    [Migration("20261128130000_Settings")]
    public partial class Settings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SettingsColumn.Add);
            // As all text of the model, since kinds are plain text in it.
            migrationBuilder.Sql("ALTER TABLE events ALTER COLUMN kind TYPE text COLLATE \"C\"");
        }
    }
}
