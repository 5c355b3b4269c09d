using System.Text.Json;

namespace NasV2.Space;

/// <summary>A value in a JSON document; its line is not known.</summary>
internal sealed class JsonDocumentNode(JsonElement element) : IDocumentNode
{
    private const int LongestQuote = 40;

    public int? Line => null;

    public IEnumerable<DocumentField>? Fields => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Select(property => new DocumentField(property.Name, null, new JsonDocumentNode(property.Value)))
        : null;

    public IEnumerable<IDocumentNode>? Items => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().Select(item => new JsonDocumentNode(item))
        : null;

    public string? Text => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    public double? Number => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null;

    public int? WholeNumber => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var integer) ? integer : null;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    /// <summary>Parses a document; null when it is not JSON, which is reported.</summary>
    public static JsonDocumentNode? Parse(string json, ProblemList problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            return new(document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            problems.Add("the document", "not JSON", $"expected JSON: {exception.Message.TrimEnd('.')}");
            return null;
        }
    }

    public string Describe()
    {
        var text = element.GetRawText();
        return text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";
    }
}
