using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>The JSON schema (draft-07) of search specs, from the same fields that <see cref="SpecReader"/> reads by.</summary>
public static class SpecSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The schema as indented JSON, with the schema of search spaces expected next to it. Rules between fields, such as a batch of at most
    /// <c>data.train</c>, are left to the reader.
    /// </summary>
    /// <param name="vocabulary">
    /// Names to list; <see cref="SpecVocabulary.Any"/> lists none and gives the published <c>docs/schemas/job.schema.json</c>.
    /// </param>
    public static string Write(SpecVocabulary vocabulary)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "NasV2 search job",
            ["description"] = "A training-aware architecture search, written in YAML or JSON.",
        };
        foreach (var (keyword, rule) in SectionReader.FieldsOf(typeof(SearchSpec)).Describe(vocabulary))
            schema[keyword] = rule?.DeepClone();
        return schema.ToJsonString(Readable) + "\n";
    }
}
