using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NasV2.Storage.Sqlite.Migrations
{
    /// <summary>See <see cref="SettingsColumn"/>.</summary>
    [DbContext(typeof(SqliteNasDbContext))]
    [Migration("20261128130000_Settings")]
    public partial class Settings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SettingsColumn.Add);
    }
}
