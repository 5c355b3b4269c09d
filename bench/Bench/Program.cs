using System.CommandLine;
using NasV2.Bench;
using NasV2.Bench.Load;
using NasV2.Bench.Images;
using NasV2.Bench.Scale;
using NasV2.Bench.Steps;

var root = new RootCommand("Measures NasV2's speed; see bench/README.md.")
{
    StepBench.Create(), EvaluateBench.Create(), CallBench.Create(), AugmentBench.Create(), DataBench.Create(), TrustBench.Create(),
    SampleBench.Create(), StoreBench.Create(), ScaleBench.Create(), SeedBench.Create(), ApiBench.Create(),
};
return await root.Parse(args).InvokeAsync();
