using System.Runtime.Versioning;
using Xunit.Sdk;
using Xunit.v3;

[assembly: SupportedOSPlatform("linux")]

// A cluster of eight processes wants the machine for itself.
[assembly: Parallelization(Mode = ParallelMode.None)]
