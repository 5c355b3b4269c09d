using NasV2.Storage.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Each test runs a whole service with its own silo: one at a time is what a small machine bears.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(PostgresServer))]
