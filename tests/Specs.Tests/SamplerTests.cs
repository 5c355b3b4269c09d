using System.ComponentModel.DataAnnotations;

namespace NasV2.Specs.Tests;

public class SamplerTests
{
    private static readonly SpecVocabulary Vocabulary = Documents.Vocabulary with
    {
        SamplerOptions = new Dictionary<string, SpecSection> { ["evolution"] = new EvolutionOptions() },
    };

    private static SearchSpec Read(string sampler) => new SpecReader(Vocabulary).Read(Documents.With($"sampler: {sampler}"), "job.yaml");

    [Theory]
    [InlineData("evolution", 64)]
    [InlineData("{ name: evolution }", 64)]
    [InlineData("{ name: evolution, population: 20 }", 20)]
    public void A_sampler_is_a_name_or_an_object_with_its_options(string sampler, int population)
    {
        var spec = Read(sampler);

        Assert.Equal(new EvolutionOptions { Population = population }, spec.Sampler.OptionsAs<EvolutionOptions>());
        Assert.Equal(spec.Sampler, SpecJson.Read(SpecJson.Write(spec)).Sampler);
    }

    [Fact]
    public void A_sampler_without_options_is_stored_as_its_name() =>
        Assert.Contains("\"sampler\":\"random\"", SpecJson.Write(Read("{ name: random }")), StringComparison.Ordinal);

    [Fact]
    public void Jobs_with_other_options_are_other_jobs()
    {
        Assert.Equal(SpecJson.Hash(Read("evolution")), SpecJson.Hash(Read("{ population: 64, name: evolution }")));
        Assert.NotEqual(SpecJson.Hash(Read("evolution")), SpecJson.Hash(Read("{ name: evolution, population: 65 }")));
    }

    [Theory]
    [InlineData("{ name: evolution, population: 1 }", "sampler.population is 1; expected a whole number from 2 to 1000")]
    [InlineData("{ name: evolution, populaton: 9 }", "sampler.populaton is an unknown field; did you mean 'population'?")]
    [InlineData("{ name: random, population: 9 }", "sampler.population is an unknown field; random has no options")]
    [InlineData("{ name: genetic }", "sampler.name is \"genetic\"; expected one of: evolution, random")]
    [InlineData("{ population: 9 }", "sampler.name is missing; expected one of: evolution, random")]
    [InlineData("[random]", "sampler is a list; expected one of: evolution, random")]
    public void A_wrong_sampler_is_answered_with_the_rule(string sampler, string expected) => Assert.Equal(
        $"job.yaml:5: {expected}", Assert.Throws<SpecException>(() => Read(sampler)).Message);

    private sealed record EvolutionOptions : SpecSection
    {
        [Field("Candidates that are kept."), Range(2, 1000)]
        public int Population { get; init; } = 64;
    }
}
