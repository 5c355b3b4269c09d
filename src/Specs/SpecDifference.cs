using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>Where two specs differ in what changes the results of a search.</summary>
public static class SpecDifference
{
    private const string Nothing = "not set";

    /// <summary>Compares every value, presets and defaults included, except those that change no result
    /// (<see cref="SpecJson.Hash"/>).</summary>
    /// <returns>A line per field, such as <c>recipe.epochs was 10 and is 12 now</c>; none for specs of the same search.</returns>
    public static IReadOnlyList<string> Find(SearchSpec stored, SearchSpec given)
    {
        var differences = new List<string>();
        Compare("", Parse(stored), Parse(given), differences);
        return differences;
    }

    private static JsonNode? Parse(SearchSpec spec) =>
        JsonNode.Parse(SectionJson.Write(SpecJson.WithoutIncidentals(spec), FieldNames.Current));

    private static void Compare(string path, JsonNode? stored, JsonNode? given, List<string> differences)
    {
        if (stored is JsonObject before && given is JsonObject after)
            foreach (var name in before.Select(property => property.Key).Union(after.Select(property => property.Key)))
                Compare(path.Length == 0 ? name : $"{path}.{name}", before[name], after[name], differences);
        else if (!JsonNode.DeepEquals(stored, given))
            differences.Add($"{path} was {stored?.ToJsonString() ?? Nothing} and is {given?.ToJsonString() ?? Nothing} now");
    }
}
