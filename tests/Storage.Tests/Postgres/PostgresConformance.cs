using NasV2.Storage.TestKit;

[assembly: AssemblyFixture(typeof(NasV2.Storage.Tests.PostgresServer))]

namespace NasV2.Storage.Tests;

public sealed class PostgresJobs(PostgresServer server) : JobConformance(server);

public sealed class PostgresTrials(PostgresServer server) : TrialConformance(server);

public sealed class PostgresLeases(PostgresServer server) : LeaseConformance(server);

public sealed class PostgresEvents(PostgresServer server) : EventConformance(server);

public sealed class PostgresHeads(PostgresServer server) : HeadConformance(server);

public sealed class PostgresDevices(PostgresServer server) : DeviceConformance(server);

public sealed class PostgresTokens(PostgresServer server) : TokenConformance(server);

public sealed class PostgresAudit(PostgresServer server) : AuditConformance(server);
