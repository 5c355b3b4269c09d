using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NasV2.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "not_before",
                table: "trials",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "trainer_deaths",
                table: "trials",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "budget",
                table: "jobs",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempt",
                table: "epochs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "device_calibrations",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    device_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    calibration = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_device_calibrations", x => new { x.job_id, x.device_type });
                    table.ForeignKey(
                        name: "FK_device_calibrations_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "step_measurements",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    device_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    candidate = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    step_time = table.Column<string>(type: "text", nullable: false),
                    parameters = table.Column<long>(type: "bigint", nullable: false),
                    classes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_step_measurements", x => new { x.job_id, x.device_type, x.candidate });
                    table.ForeignKey(
                        name: "FK_step_measurements_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // Each new lease used to empty the curve, so every point is the current attempt's.
            migrationBuilder.Sql(
                """
                UPDATE epochs SET attempt = (
                    SELECT trials.attempt FROM trials
                    WHERE trials.job_id = epochs.job_id AND trials.trial_index = epochs.trial_index);
                """);

            // The reference network is now one measurement among others; its event's payload has the same shape.
            migrationBuilder.Sql(
                """
                INSERT INTO step_measurements (job_id, device_type, candidate, step_time, parameters, classes)
                SELECT job_id, device_type, candidate, step_time, parameters, classes FROM reference_measurements;
                """);
            migrationBuilder.Sql("UPDATE events SET kind = 'StepMeasured' WHERE kind = 'ReferenceMeasured';");

            migrationBuilder.DropTable(
                name: "reference_measurements");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "device_calibrations");

            migrationBuilder.DropTable(
                name: "step_measurements");

            migrationBuilder.DropColumn(
                name: "not_before",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "trainer_deaths",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "budget",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "attempt",
                table: "epochs");

            migrationBuilder.CreateTable(
                name: "reference_measurements",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    device_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    candidate = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    classes = table.Column<int>(type: "integer", nullable: false),
                    parameters = table.Column<long>(type: "bigint", nullable: false),
                    step_time = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reference_measurements", x => new { x.job_id, x.device_type });
                    table.ForeignKey(
                        name: "FK_reference_measurements_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
        }
    }
}
