using Xunit.Sdk;
using Xunit.v3;

// Each test runs a cluster: one at a time is what a small machine bears.
[assembly: Parallelization(Mode = ParallelMode.None)]
