using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NasV2.Storage.Postgres.Migrations
{
    /// <summary>The tables in which the silos of a cluster find each other; Orleans reads and writes them, the
    /// model has no part of them.</summary>
    public partial class Clustering : Migration
    {
        private const string Script = "20261124060000_Clustering.sql";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            using var script = new StreamReader(typeof(Clustering).Assembly.GetManifestResourceStream(Script)!);
            migrationBuilder.Sql(script.ReadToEnd());
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TABLE OrleansMembershipTable; DROP TABLE OrleansMembershipVersionTable; DROP TABLE OrleansQuery;");
    }
}
