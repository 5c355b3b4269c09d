using NasV2.Storage.TestKit;

namespace NasV2.Storage.Tests;

public sealed class SqliteJobs(SqlitePlace place) : JobConformance(place), IClassFixture<SqlitePlace>;

public sealed class SqliteTrials(SqlitePlace place) : TrialConformance(place), IClassFixture<SqlitePlace>;

public sealed class SqliteLeases(SqlitePlace place) : LeaseConformance(place), IClassFixture<SqlitePlace>;

public sealed class SqliteEvents(SqlitePlace place) : EventConformance(place), IClassFixture<SqlitePlace>;

public sealed class SqliteHeads(SqlitePlace place) : HeadConformance(place), IClassFixture<SqlitePlace>;

public sealed class SqliteDevices(SqlitePlace place) : DeviceConformance(place), IClassFixture<SqlitePlace>;

public sealed class SqliteTokens(SqlitePlace place) : TokenConformance(place), IClassFixture<SqlitePlace>;

public sealed class SqliteAudit(SqlitePlace place) : AuditConformance(place), IClassFixture<SqlitePlace>;
