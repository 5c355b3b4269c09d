namespace NasV2.Storage;

/// <summary>Moves what of a job can change into one JSON column, so that a further setting needs no migration;
/// in SQL of both databases.</summary>
internal static class SettingsColumn
{
    public const string Add =
        """
        ALTER TABLE jobs ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
        UPDATE jobs SET settings = '{' || COALESCE('"trials":' || budget, '')
            || CASE WHEN budget IS NULL OR priority IS NULL THEN '' ELSE ',' END || COALESCE('"priority":' || priority, '') || '}';
        ALTER TABLE jobs DROP COLUMN budget;
        ALTER TABLE jobs DROP COLUMN priority;
        """;
}
