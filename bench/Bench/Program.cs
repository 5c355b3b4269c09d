using System.CommandLine;
using NasV2.Bench;

return await new RootCommand("Measures NasV2's speed; see bench/README.md.") { StepBench.Create() }.Parse(args).InvokeAsync();
