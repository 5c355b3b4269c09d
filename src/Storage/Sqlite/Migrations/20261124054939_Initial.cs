using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NasV2.Storage.Sqlite.Migrations
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
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    spec_json = table.Column<string>(type: "TEXT", nullable: false),
                    spec_hash = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    result_json = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_event = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    job_id = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    trial_index = table.Column<int>(type: "INTEGER", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: false)
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
                    job_id = table.Column<string>(type: "TEXT", nullable: false),
                    device_type = table.Column<string>(type: "TEXT", nullable: false),
                    candidate = table.Column<string>(type: "TEXT", nullable: false),
                    step_time = table.Column<string>(type: "TEXT", nullable: false),
                    parameters = table.Column<long>(type: "INTEGER", nullable: false),
                    classes = table.Column<int>(type: "INTEGER", nullable: false)
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
                    job_id = table.Column<string>(type: "TEXT", nullable: false),
                    trial_index = table.Column<int>(type: "INTEGER", nullable: false),
                    candidate = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    token = table.Column<long>(type: "INTEGER", nullable: false),
                    last_epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    worker = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true)
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
                    job_id = table.Column<string>(type: "TEXT", nullable: false),
                    trial_index = table.Column<int>(type: "INTEGER", nullable: false),
                    epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    epochs = table.Column<int>(type: "INTEGER", nullable: false),
                    loss = table.Column<double>(type: "REAL", nullable: true),
                    train_accuracy = table.Column<double>(type: "REAL", nullable: true),
                    minival_accuracy = table.Column<double>(type: "REAL", nullable: false),
                    learning_rate = table.Column<double>(type: "REAL", nullable: false),
                    seconds = table.Column<double>(type: "REAL", nullable: false)
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
