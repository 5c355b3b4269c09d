using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NasV2.Algorithms;
using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Bench;

/// <summary><c>bench sample</c>: milliseconds in which a search of a preset space proposes its candidates.</summary>
internal static class SampleBench
{
    public static Command Create()
    {
        var space = new Option<string>("--space") { DefaultValueFactory = _ => "paper-b4" };
        var candidates = new Option<int>("--candidates") { DefaultValueFactory = _ => 1000 };
        var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 7 };
        var command = new Command("sample", "Times random sampling under the default constraints of a space.") { space, candidates, runs };
        command.SetAction(parsed => Run(parsed.GetValue(space)!, parsed.GetValue(candidates), parsed.GetValue(runs)));
        return command;
    }

    private static void Run(string space, int candidates, int runs)
    {
        var resolution = SearchSpaces.Find(space).ProxyResolution;
        var spec = new SpecReader(SpecVocabulary.Any).Read(
            $"{{ name: sample, space: {space}, data: {{ format: shapes }}, recipe: {{ resolution: {resolution} }} }}", "sample");
        Console.WriteLine($"{space}: {SpaceShare.Compute(spec.ToConstrainedSpace())}");
        var times = new List<double>(runs);
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            Sample(spec, candidates, seed: run);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{candidates} candidates: {times[0]:0} ms in the first run, median of {runs} {times.Order().ElementAt(runs / 2):0} ms"));
    }

    /// <summary>As a coordinator does it, the tables of costs included.</summary>
    private static void Sample(SearchSpec spec, int candidates, long seed)
    {
        var space = spec.ToConstrainedSpace();
        var sampler = new RandomSampler();
        var proposed = new List<Observation>(candidates);
        while (proposed.Count < candidates)
            proposed.Add(new Observation.Running(
                sampler.Suggest(space, proposed, seed)
                ?? throw new InvalidOperationException($"The space has {proposed.Count} candidates only.")));
    }
}
