using NasV2.Storage.TestKit;

[assembly: AssemblyFixture(typeof(NasV2.Storage.Tests.PostgresServer))]

namespace NasV2.Storage.Tests;

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresJobs(PostgresServer server) : JobConformance(server);

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresTrials(PostgresServer server) : TrialConformance(server);

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresLeases(PostgresServer server) : LeaseConformance(server);

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresEvents(PostgresServer server) : EventConformance(server);

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresHeads(PostgresServer server) : HeadConformance(server);

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresDevices(PostgresServer server) : DeviceConformance(server);

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresTokens(PostgresServer server) : TokenConformance(server);

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresAudit(PostgresServer server) : AuditConformance(server);
