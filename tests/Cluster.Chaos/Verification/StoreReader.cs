using System.Text.Json;
using Npgsql;

namespace NasV2.Cluster.Chaos.Verification;

/// <summary>Reads a job from PostgreSQL itself, past the product's own code.</summary>
internal static class StoreReader
{
    /// <summary>The job of that id.</summary>
    public static async Task<StoredSearch> ReadAsync(NpgsqlDataSource database, string jobId, CancellationToken cancellationToken)
    {
        var jobs = await RowsAsync(
            database,
            "SELECT (SELECT count(*) FROM jobs)::integer, state, message, last_event, result_json FROM jobs WHERE id = $1",
            jobId,
            row => new StoredSearch(row.GetInt32(0), row.GetString(1), Text(row, 2), row.GetInt64(3), Json(row, 4), [], []),
            cancellationToken);
        return jobs.Single() with
        {
            Trials = await RowsAsync(
                database,
                "SELECT trial_index, candidate, state, attempt, token, result FROM trials WHERE job_id = $1 ORDER BY trial_index",
                jobId,
                row => new StoredTrial(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt64(4), Json(row, 5)),
                cancellationToken),
            Events = await RowsAsync(
                database,
                "SELECT sequence, kind, trial_index, payload FROM events WHERE job_id = $1 ORDER BY sequence",
                jobId,
                row => new StoredEvent(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt32(2), Json(row, 3)!.Value),
                cancellationToken),
        };
    }

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlDataSource database, string sql, string jobId, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = jobId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static JsonElement? Json(NpgsqlDataReader row, int column) =>
        Text(row, column) is { } text ? JsonElement.Parse(text) : null;
}
