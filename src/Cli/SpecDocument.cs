using NasV2.Server;
using NasV2.Specs;

namespace NasV2.Cli;

/// <summary>A job file.</summary>
/// <param name="Text">YAML or JSON.</param>
/// <param name="Source">What messages call it.</param>
/// <param name="DataFolder">Folder of the dataset instead of the file's; null for the file's.</param>
internal sealed record SpecDocument(string Text, string Source, string? DataFolder = null)
{
    /// <summary>The spec with the defaults of today, as a new search has it.</summary>
    /// <exception cref="SpecException">It is not valid.</exception>
    public SearchSpec Read() => Read(SearchSpec.CurrentDefaults);

    /// <summary>The spec with the defaults of a stored search.</summary>
    /// <param name="defaults"><see cref="SearchSpec.Defaults"/> of that search.</param>
    /// <exception cref="SpecException">It is not valid.</exception>
    public SearchSpec Read(int? defaults)
    {
        var spec = new SpecReader(Vocabulary.Known) { Defaults = defaults }.Read(Text, Source);
        return DataFolder is null ? spec : spec with { Data = spec.Data with { Path = Path.GetFullPath(DataFolder) } };
    }
}
