using Xunit.Sdk;
using Xunit.v3;

// Verbs print to the one standard output that a process has.
[assembly: Parallelization(Mode = ParallelMode.None)]
