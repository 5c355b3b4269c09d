using NasV2.Space;

namespace NasV2.Specs.Tests;

public class ConstraintTests
{
    private const string Preset = "name: a\nspace: paper-b4\ndata: { format: shapes }\nrecipe: { resolution: 224 }\n";

    [Fact]
    public void Limits_are_numbers_or_multiples_of_what_the_reference_costs_at_the_resolution_of_the_recipe()
    {
        var spec = Documents.Read(Documents.With("constraints: { parameters: { min: 20000, max: 1.5x }, macs: { max: 0.9x } }"));
        var reference = Complexity.Compute(spec.Space.Reference, 32).WithoutClassifier;

        Assert.Equal(
            new CostConstraints(
                new(20_000, 1.5 * reference.Parameters), CostBounds.None with { Max = 0.9 * reference.Macs }, CostBounds.None),
            spec.Constraints!.Resolve(spec.Space.Reference, 32));
    }

    [Theory]
    [InlineData("constraints: { parameters: { max: 0.7 } }",
        "constraints.parameters.max is 0.7; expected a whole number from 1 to 1000000000000000, "
        + "or a multiple of the reference's such as 0.7x")]
    [InlineData("constraints: { macs: { min: -1x } }",
        "constraints.macs.min is \"-1x\"; expected a whole number from 1 to 1000000000000000, "
        + "or a multiple of the reference's such as 0.7x")]
    [InlineData("constraints: { macs: [1, 2] }", "constraints.macs is a list; expected a section with fields such as min, max")]
    [InlineData("constraints: { flops: { max: 2x } }",
        "constraints.flops is an unknown field; known fields: parameters, macs, activations")]
    [InlineData("constraints: { parameters: { min: 2x, max: 1x } }",
        "constraints.parameters.min is 2x; expected at most constraints.parameters.max, which is 1x")]
    [InlineData("constraints: { activations: { max: 100 } }",
        "constraints is too narrow; expected constraints that leave candidates: "
        + "none of 20000 members drawn at random from the space meets these")]
    public void What_cannot_be_met_is_refused_with_its_line(string constraints, string expected) =>
        Assert.Equal($"job.yaml:5: {expected}", Documents.MessageOf(Documents.With(constraints)));

    [Fact]
    public void A_small_space_is_counted_before_its_constraints_are_refused()
    {
        var problem = Assert.Single(Documents.ProblemsOf($"{SpaceTests.Inline}\nconstraints: {{ parameters: {{ max: 1 }} }}\n"));
        Assert.Matches("none of the space's [0-9]+ members meets these$", problem.Rule);
    }

    [Fact]
    public void A_preset_of_the_paper_has_constraints_by_default_which_a_spec_changes_as_a_whole_or_lifts()
    {
        Assert.Equal(
            Documents.Read(Preset + "constraints: { parameters: { min: 0.7x, max: 1.3x }, macs: { min: 0.5x, max: 1.5x } }").Constraints,
            Documents.Read(Preset).Constraints);

        Assert.Null(Documents.Read(Preset + "constraints: { parameters: { max: 2x } }").Constraints!.Macs);
        Assert.Equal(new ConstraintsSpec(), Documents.Read(Preset + "constraints: {}").Constraints);
    }

    [Theory]
    [InlineData("")]
    [InlineData("constraints: {}")]
    [InlineData("constraints: { macs: { max: 900000000 }, activations: { min: 0.25x } }")]
    public async Task Constraints_are_stored_as_they_are_and_valid_for_the_schema(string constraints)
    {
        var spec = Documents.Read(Preset + constraints);
        var stored = SpecJson.Write(spec);

        Assert.Equal(spec.Constraints, SpecJson.Read(stored).Constraints);
        Assert.Equal(stored, SpecJson.Write(Documents.Read(stored)));
        Assert.Equal(stored, SpecJson.Write(SpecJson.Read(stored)));
        Assert.Empty(await Published.ErrorsOf(stored));
        Assert.Empty(await Published.ErrorsOf(Published.ToJson(Preset + constraints)));
    }

    [Fact]
    public void A_document_means_for_a_stored_search_what_it_meant_when_that_was_submitted()
    {
        var stored = SpecJson.Read(SpecJson.Write(Documents.Read(Preset) with { Defaults = null, Constraints = null }));
        Assert.Null(stored.Constraints);

        Assert.NotEmpty(SpecDifference.Find(stored, Documents.Read(Preset)));
        var asThen = new SpecReader(Documents.Vocabulary) { Defaults = stored.Defaults }.Read(Preset, "job.yaml");
        Assert.Empty(SpecDifference.Find(stored, asThen));
        Assert.Equal(SpecJson.Write(stored), SpecJson.Write(asThen));
    }

    [Fact]
    public void A_document_may_name_the_generation_of_its_defaults()
    {
        var spec = Documents.Read(Preset + "defaults: 0");
        Assert.Equal((0, null), (spec.Defaults, spec.Constraints));
        Assert.Equal(spec.Defaults, Documents.Read(SpecJson.Write(spec)).Defaults);
        Assert.Equal(SpecJson.Hash(spec with { Defaults = null }), SpecJson.Hash(spec));
        Assert.Equal(
            "job.yaml:5: defaults is 2; expected a whole number from 0 to 1", Documents.MessageOf(Preset + "defaults: 2"));
    }
}
