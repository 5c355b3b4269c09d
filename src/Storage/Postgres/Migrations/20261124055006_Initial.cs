using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NasV2.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    spec_json = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    spec_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    result_json = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    last_event = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    time = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    trial_index = table.Column<int>(type: "integer", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events", x => new { x.job_id, x.sequence });
                    table.ForeignKey(
                        name: "FK_events_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reference_measurements",
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
                    table.PrimaryKey("PK_reference_measurements", x => new { x.job_id, x.device_type });
                    table.ForeignKey(
                        name: "FK_reference_measurements_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trials",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    trial_index = table.Column<int>(type: "integer", nullable: false),
                    candidate = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    token = table.Column<long>(type: "bigint", nullable: false),
                    last_epoch = table.Column<int>(type: "integer", nullable: false),
                    worker = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trials", x => new { x.job_id, x.trial_index });
                    table.ForeignKey(
                        name: "FK_trials_jobs_job_id",
                        column: x => x.job_id,
                        principalTable: "jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "epochs",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    trial_index = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<int>(type: "integer", nullable: false),
                    epochs = table.Column<int>(type: "integer", nullable: false),
                    loss = table.Column<double>(type: "double precision", nullable: true),
                    train_accuracy = table.Column<double>(type: "double precision", nullable: true),
                    minival_accuracy = table.Column<double>(type: "double precision", nullable: false),
                    learning_rate = table.Column<double>(type: "double precision", nullable: false),
                    seconds = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_epochs", x => new { x.job_id, x.trial_index, x.epoch });
                    table.ForeignKey(
                        name: "FK_epochs_trials_job_id_trial_index",
                        columns: x => new { x.job_id, x.trial_index },
                        principalTable: "trials",
                        principalColumns: new[] { "job_id", "trial_index" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_trials_job_id_state",
                table: "trials",
                columns: new[] { "job_id", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "epochs");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "reference_measurements");

            migrationBuilder.DropTable(
                name: "trials");

            migrationBuilder.DropTable(
                name: "jobs");
        }
    }
}
