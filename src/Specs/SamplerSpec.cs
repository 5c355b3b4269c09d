namespace NasV2.Specs;

/// <summary>The algorithm that suggests candidates; documents give its name, or an object of <c>name</c> and its options.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">Its options as normalised JSON; <c>{}</c> for a sampler without options.</param>
public sealed record SamplerSpec(string Name, string Options = SamplerSpec.NoOptions)
{
    internal const string NoOptions = "{}";

    /// <summary>The options as their record.</summary>
    /// <exception cref="SpecException">They are not such options.</exception>
    public TOptions OptionsAs<TOptions>() where TOptions : SpecSection => SectionJson.Read<TOptions>(Options);
}
