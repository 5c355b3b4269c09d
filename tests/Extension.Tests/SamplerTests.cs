using System.ComponentModel.DataAnnotations;
using NasV2.Algorithms;
using NasV2.Space;
using NasV2.Specs;

namespace NasV2.Extension.Tests;

/// <summary>A sampler with options of its own, from another assembly.</summary>
public sealed class SamplerTests
{
    private static readonly Samplers Catalog = Samplers.Default.With<StrideOptions>("stride", options => new StrideSampler(options));
    private static readonly SpecVocabulary Vocabulary =
        SpecVocabulary.Any with { Samplers = Catalog.Names, SamplerOptions = Catalog.Options };

    [Theory]
    [InlineData("stride", 7)]
    [InlineData("{ name: stride, step: 11 }", 11)]
    public void A_spec_names_it_and_its_options_decide_what_it_suggests(string sampler, int step)
    {
        var spec = Read(sampler);
        var made = Catalog.Create(SpecJson.Read(SpecJson.Write(spec)).Sampler);

        var history = new List<Observation>();
        for (var count = 0; count < 3; count++)
            history.Add(new Observation.Running(made.Suggest(spec.ToConstrainedSpace(), history, spec.Seed)!));

        Assert.Equal([1, 1 + step, 1 + step + step], history.Select(observation => (int)spec.Space.IndexOf(observation.Candidate)));
    }

    [Fact]
    public void It_sees_which_trials_failed()
    {
        var space = SearchSpaces.Find("small-image");
        var sampler = Catalog.Create(new SamplerSpec("stride"));
        Observation first = new Observation.Running(space.At(1));

        Assert.Equal(space.At(8), sampler.Suggest(new(space), [first], seed: 1));
        Assert.Equal(space.At(2), sampler.Suggest(new(space), [new Observation.Failed(space.At(1))], seed: 1));
    }

    [Fact]
    public void It_is_given_the_constraints_of_the_spec()
    {
        var spec = Read("stride", "constraints: { parameters: { max: 0.5x } }");
        var space = spec.ToConstrainedSpace();
        var history = new List<Observation>();
        while (history.Count < 20 && Catalog.Create(spec.Sampler).Suggest(space, history, spec.Seed) is { } candidate)
            history.Add(new Observation.Running(candidate));

        Assert.Equal(20, history.Count);
        Assert.All(history, observation => Assert.True(space.Contains(observation.Candidate)));
    }

    [Fact]
    public void A_wrong_option_is_named_with_its_range_and_line() => Assert.Equal(
        "job.yaml:5: sampler.step is 0; expected a whole number from 1 to 100",
        Assert.Throws<SpecException>(() => Read("{ name: stride, step: 0 }")).Message);

    private static SearchSpec Read(string sampler, string more = "") => new SpecReader(Vocabulary).Read(
        $$"""
        name: own
        space: small-image
        data: { format: shapes }
        recipe: { resolution: 32 }
        sampler: {{sampler}}
        {{more}}
        """,
        "job.yaml");

    private sealed record StrideOptions : SpecSection
    {
        [Field("Positions between two candidates."), Range(1, 100)]
        public int Step { get; init; } = 7;
    }

    /// <summary>Walks the space in equal steps, in a single step after a failed trial, past members that may not be proposed.</summary>
    private sealed class StrideSampler(StrideOptions options) : ISampler
    {
        public Architecture? Suggest(ConstrainedSpace space, IReadOnlyList<Observation> history, long seed)
        {
            var next = history.Count == 0 ? seed : space.Space.IndexOf(history[^1].Candidate) + StepAfter(history[^1]);
            while (next < space.Space.Size && !space.Fits((UInt128)next))
                next++;
            return next < space.Space.Size ? space.Space.At(next) : null;
        }

        private int StepAfter(Observation last) => last is Observation.Failed ? 1 : options.Step;
    }
}
