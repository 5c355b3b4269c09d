using CsCheck;

namespace NasV2.Specs.Tests;

public class SpecJsonTests
{
    [Fact]
    public void What_is_written_is_read_back_whatever_the_values() =>
        Gen.Select(
            Gen.Int[1, 10_000],
            Gen.Double[1e-6, 10],
            Gen.Double[0, 0.9],
            Gen.Long[0, 9007199254740991],
            Gen.Int[1, int.MaxValue].Nullable(),
            Gen.Double[-2, 2],
            Gen.String[Gen.Char.AlphaNumeric, 1, 8])
            .Sample((epochs, rate, dropout, seed, train, exponent, path) =>
            {
                var spec = Documents.Read(Documents.Minimal);
                spec = spec with
                {
                    Seed = seed,
                    Data = spec.Data with { Train = train, Path = $"/é \"{path}\"" },
                    Recipe = spec.Recipe with { Epochs = epochs, Batch = 1, WarmupEpochs = 0, LearningRate = rate, Dropout = dropout },
                    Reward = new() { StepTime = exponent },
                };
                var read = SpecJson.Read(SpecJson.Write(spec));
                return read with { Space = spec.Space } == spec && SpecJson.Write(read) == SpecJson.Write(spec);
            });

    [Fact]
    public void The_hash_ignores_order_comments_defaults_and_path()
    {
        var spec = Documents.Read(Documents.Minimal);
        var same = Documents.Read("""
            recipe:
              batch: 64 # as by default
              resolution: 32
            data: { minival: 1000, path: /mnt/elsewhere, format: 'shapes' }
            space: small-image
            name: "first"
            """);

        Assert.Equal(SpecJson.Hash(spec), SpecJson.Hash(same));
        Assert.Matches("^[0-9a-f]{64}$", SpecJson.Hash(spec));
    }

    [Theory]
    [InlineData("trials: 21")]
    [InlineData("seed: 2")]
    [InlineData("reward: { stepTime: -0.08 }")]
    public void The_hash_differs_between_different_jobs(string field) =>
        Assert.NotEqual(SpecJson.Hash(Documents.Read(Documents.Minimal)), SpecJson.Hash(Documents.Read(Documents.With(field))));

    [Fact]
    public void A_stored_spec_is_read_even_if_its_names_are_not_known_any_more()
    {
        var stored = SpecJson.Write(Documents.Read(Documents.Minimal))
            .Replace("\"shapes\"", "\"retired-format\"", StringComparison.Ordinal);

        Assert.Equal("retired-format", SpecJson.Read(stored).Data.Format);
    }

    [Fact]
    public void Normalised_json_spells_out_every_value() =>
        Assert.Contains(
            "\"recipe\":{\"epochs\":10,\"batch\":64,\"resolution\":32,\"augmentation\":\"crop-flip\",\"randAugment\":0,",
            SpecJson.Write(Documents.Read(Documents.Minimal)),
            StringComparison.Ordinal);
}
