using Npgsql;

namespace NasV2.Cluster.Chaos.Running;

/// <summary>Looks at the one job of a run, in PostgreSQL itself, past the service.</summary>
internal sealed class JobWatch(NpgsqlDataSource database)
{
    private const string Query =
        """
        SELECT id, state, (SELECT count(*) FROM trials WHERE trials.job_id = jobs.id AND trials.state = 'Finished')::integer FROM jobs
        """;

    /// <summary>Where the job stands; null before there is one and while PostgreSQL cannot be asked.</summary>
    public async Task<Progress?> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(Query);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken)
                ? new Progress(reader.GetString(0), reader.GetString(1), reader.GetInt32(2))
                : null;
        }
        catch (NpgsqlException)
        {
            // The script has it down.
            return null;
        }
    }
}
