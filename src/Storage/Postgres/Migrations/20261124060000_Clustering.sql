-- What Microsoft.Orleans.Clustering.AdoNet 10.4 reads and writes. It looks up its statements in OrleansQuery by key, hands
-- over parameters by name (text, integer, timestamptz) and reads columns by name; the names here are its contract.
--
-- A member's row changes only together with its cluster's version, and only from the version that the writer has read. The
-- update of the version row comes first in each statement: it locks that row, so that of two writers with the same version
-- the second finds another one and changes nothing. Each statement is one command, and so atomic by itself.

CREATE TABLE IF NOT EXISTS OrleansQuery
(
    QueryKey  text NOT NULL PRIMARY KEY,
    QueryText text NOT NULL
);

CREATE TABLE IF NOT EXISTS OrleansMembershipVersionTable
(
    DeploymentId text        NOT NULL PRIMARY KEY,
    Timestamp    timestamptz NOT NULL DEFAULT now(),
    Version      integer     NOT NULL DEFAULT 0
);

-- Status is the number of Orleans' SiloStatus (3: active, 6: dead); ProxyPort is the gateway's port, 0 without a gateway.
CREATE TABLE IF NOT EXISTS OrleansMembershipTable
(
    DeploymentId text        NOT NULL REFERENCES OrleansMembershipVersionTable (DeploymentId),
    Address      text        NOT NULL,
    Port         integer     NOT NULL,
    Generation   integer     NOT NULL,
    SiloName     text        NOT NULL,
    HostName     text        NOT NULL,
    Status       integer     NOT NULL,
    ProxyPort    integer     NOT NULL,
    SuspectTimes text        NULL,
    StartTime    timestamptz NOT NULL,
    IAmAliveTime timestamptz NOT NULL,

    PRIMARY KEY (DeploymentId, Address, Port, Generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText)
VALUES
    ('InsertMembershipVersionKey', $query$
        WITH made AS
        (
            INSERT INTO OrleansMembershipVersionTable (DeploymentId)
            VALUES (@DeploymentId)
            ON CONFLICT (DeploymentId) DO NOTHING
            RETURNING DeploymentId
        )
        SELECT count(*) > 0 FROM made
    $query$),

    ('InsertMembershipKey', $query$
        WITH versioned AS
        (
            UPDATE OrleansMembershipVersionTable AS v
            SET Version = v.Version + 1, Timestamp = now()
            WHERE v.DeploymentId = @DeploymentId AND v.Version = @Version AND NOT EXISTS
            (
                SELECT FROM OrleansMembershipTable AS m
                WHERE m.DeploymentId = @DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
            )
            RETURNING v.DeploymentId
        ),
        joined AS
        (
            INSERT INTO OrleansMembershipTable
                (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
            SELECT
                DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
            FROM versioned
            RETURNING Address
        )
        SELECT count(*) > 0 FROM joined
    $query$),

    ('UpdateMembershipKey', $query$
        WITH versioned AS
        (
            UPDATE OrleansMembershipVersionTable AS v
            SET Version = v.Version + 1, Timestamp = now()
            WHERE v.DeploymentId = @DeploymentId AND v.Version = @Version AND EXISTS
            (
                SELECT FROM OrleansMembershipTable AS m
                WHERE m.DeploymentId = @DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
            )
            RETURNING v.DeploymentId
        ),
        changed AS
        (
            UPDATE OrleansMembershipTable AS m
            SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
            FROM versioned AS v
            WHERE m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
            RETURNING m.Address
        )
        SELECT count(*) > 0 FROM changed
    $query$),

    ('UpdateIAmAlivetimeKey', $query$
        UPDATE OrleansMembershipTable
        SET IAmAliveTime = @IAmAliveTime
        WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
    $query$),

    -- A cluster without members still answers one row, which holds its version.
    ('MembershipReadAllKey', $query$
        SELECT
            v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
            m.StartTime, m.IAmAliveTime, v.Version
        FROM OrleansMembershipVersionTable AS v
        LEFT JOIN OrleansMembershipTable AS m ON m.DeploymentId = v.DeploymentId
        WHERE v.DeploymentId = @DeploymentId
    $query$),

    ('MembershipReadRowKey', $query$
        SELECT
            v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes,
            m.StartTime, m.IAmAliveTime, v.Version
        FROM OrleansMembershipVersionTable AS v
        LEFT JOIN OrleansMembershipTable AS m
            ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
        WHERE v.DeploymentId = @DeploymentId
    $query$),

    ('GatewaysQueryKey', $query$
        SELECT Address, ProxyPort, Generation
        FROM OrleansMembershipTable
        WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0
    $query$),

    -- Optional, and preferred by the provider: one dead member, unless it changed since the provider looked at it.
    ('CleanupDefunctSiloEntryKey', $query$
        DELETE FROM OrleansMembershipTable
        WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
            AND Status = 6 AND StartTime = @StartTime AND IAmAliveTime = @IAmAliveTime
            AND SuspectTimes IS NOT DISTINCT FROM @SuspectTimes
    $query$),

    -- Not used beside the statement above, but the provider does not start without it.
    ('CleanupDefunctSiloEntriesKey', $query$
        DELETE FROM OrleansMembershipTable
        WHERE DeploymentId = @DeploymentId AND Status = 6 AND GREATEST(StartTime, IAmAliveTime) < @IAmAliveTime
    $query$),

    ('DeleteMembershipTableEntriesKey', $query$
        WITH members AS
        (
            DELETE FROM OrleansMembershipTable WHERE DeploymentId = @DeploymentId
        )
        DELETE FROM OrleansMembershipVersionTable WHERE DeploymentId = @DeploymentId
    $query$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = EXCLUDED.QueryText;
