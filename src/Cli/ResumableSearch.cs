using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Client;
using NasV2.Specs;

namespace NasV2.Cli;

/// <summary>Finds the stored search that <c>--resume</c> continues.</summary>
internal static class ResumableSearch
{
    private const int MaxDifferences = 3;

    /// <summary>
    /// The newest search of a spec. Specs are compared by value, with the defaults of the stored search: a search that another version
    /// stored is the same search when every value is.
    /// </summary>
    /// <param name="api">The service.</param>
    /// <param name="document">The spec.</param>
    /// <param name="notes">Receives why the newest search of the spec's name is not continued, where no
    /// search of the spec is found.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The search and its spec as the document has it; null where there is none.</returns>
    public static async Task<(NasV2.Api.V1.Search Search, SearchSpec Spec)?> FindAsync(
        ApiSession api, SpecDocument document, TextWriter notes, CancellationToken cancellationToken)
    {
        var name = document.Read().Name;
        var named = await api.CallAsync(
            async (client, stop) => await client.ListAllSearchesAsync(new ListSearchesRequest { NameContains = name }, stop)
                .Where(search => search.Name == name)
                .ToListAsync(stop),
            cancellationToken);
        string? note = null;
        foreach (var search in named)
        {
            var response = await api.CallAsync(
                (client, stop) => client.Searches.GetSearchAsync(new GetSearchRequest { Id = search.Id }, cancellationToken: stop),
                cancellationToken);
            var stored = SpecJson.Read(response.SpecJson);
            var spec = document.Read(stored.Defaults);
            var differences = SpecDifference.Find(stored, spec);
            if (differences.Count == 0)
                return (search, spec);
            note ??= $"{search.Id} is not resumed, because its spec differs: {Join(differences)}. A new search starts.";
        }

        if (note is not null)
            await notes.WriteLineAsync(note);
        return null;
    }

    private static string Join(IReadOnlyList<string> differences) =>
        string.Join("; ", differences.Take(MaxDifferences))
        + (differences.Count > MaxDifferences ? $"; and {differences.Count - MaxDifferences} more" : "");
}
