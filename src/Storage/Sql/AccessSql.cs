using static NasV2.Storage.ValueKind;

namespace NasV2.Storage;

/// <summary>The statements that change who may do what, good for both databases; each may be repeated.</summary>
internal static class AccessSql
{
    public static readonly StatementText InsertToken = new(
        """
        INSERT INTO access_tokens (id, name, scope, secret_hash, created_at, expires_at, running_jobs, trials_per_job, calls_per_second)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING
        """,
        Text, Text, Text, Text, Long, Long, Integer, Integer, Integer);

    public static readonly StatementText RevokeToken = new(
        "UPDATE access_tokens SET revoked_at = COALESCE(revoked_at, $2) WHERE id = $1",
        Text, Long);

    public static readonly StatementText InsertAuditEntry = new(
        """
        INSERT INTO audit_entries (id, time, caller_id, caller, method, subject, outcome, remote)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING
        """,
        Text, Long, Text, Text, Text, Text, Text, Text);

    public static readonly StatementText InsertSharedKey = new(
        "INSERT INTO shared_keys (name, xml) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        Text, Text);
}
