using NasV2.Storage.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Each test trains for real: one at a time is what a small machine bears.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(PostgresServer))]
// The command line as its users run it, with its own trainer.
[assembly: Trait("Needs", "torch")]
