using System.Collections.Immutable;
using System.Text.Json;

namespace NasV2.Space;

/// <summary>
/// Reads the fields of one JSON object and reports what is wrong with them; a field that cannot be read gives its type's empty value.
/// </summary>
internal sealed class JsonFields
{
    private const int LongestQuote = 40;
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly ProblemList _problems;

    private JsonFields(JsonElement element, string path, ProblemList problems, string[] known)
    {
        (_object, _path, _problems) = (element, path, problems);
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
            problems.Add(Path(property.Name), "an unknown field", $"expected one of {string.Join(", ", known)}");
    }

    /// <summary>Parses a document; null when it is not a JSON object.</summary>
    public static JsonFields? Document(string json, ProblemList problems, params string[] known)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            return From(document.RootElement.Clone(), "", problems, known);
        }
        catch (JsonException exception)
        {
            problems.Add("the document", "not JSON", $"expected JSON: {exception.Message.TrimEnd('.')}");
            return null;
        }
    }

    /// <summary>An object field; null when it is absent (reported only if it is required) or no object.</summary>
    public JsonFields? Section(string name, bool required, params string[] known) =>
        Find(name, required) is { } element ? From(element, Path(name), _problems, known) : null;

    /// <summary>A required list of objects.</summary>
    public IEnumerable<JsonFields?> Sections(string name, params string[] known) =>
        Items(name).Select((item, index) => From(item, $"{Path(name)}[{index}]", _problems, known));

    /// <summary>A whole number, required unless there is a fallback.</summary>
    public int Whole(string name, int? fallback = null) =>
        Find(name, fallback is null) is { } element ? Whole(element, Path(name)) : fallback ?? 0;

    /// <summary>A required list of whole numbers.</summary>
    public ImmutableArray<int> WholeList(string name) =>
        [.. Items(name).Select((item, index) => Whole(item, $"{Path(name)}[{index}]"))];

    /// <summary>An optional number.</summary>
    public double? Number(string name)
    {
        if (Find(name, required: false) is not { ValueKind: not JsonValueKind.Null } element)
            return null;
        if (element.ValueKind == JsonValueKind.Number)
            return element.GetDouble();
        Wrong(Path(name), element, "expected a number");
        return null;
    }

    /// <summary>A string.</summary>
    public string? Text(string name, bool required)
    {
        if (Find(name, required) is not { } element)
            return null;
        if (element.ValueKind == JsonValueKind.String)
            return element.GetString();
        Wrong(Path(name), element, "expected a string");
        return null;
    }

    /// <summary>A required word of a catalog.</summary>
    public T? Word<T>(string name, IReadOnlyDictionary<string, T> catalog) where T : class =>
        Find(name, required: true) is { } element ? Word(element, Path(name), catalog) : null;

    /// <summary>A required list of words of a catalog.</summary>
    public ImmutableArray<T> WordList<T>(string name, IReadOnlyDictionary<string, T> catalog) where T : class =>
        [.. Items(name).Select((item, index) => Word(item, $"{Path(name)}[{index}]", catalog)).OfType<T>()];

    /// <summary>Reports each of these fields that is given.</summary>
    public void RefuseAll(IEnumerable<string> names, string rule)
    {
        foreach (var name in names)
        {
            if (_object.TryGetProperty(name, out var element))
                Wrong(Path(name), element, rule);
        }
    }

    /// <summary>Reports a value of this object that breaks a rule.</summary>
    public void Report(string name, string value, string rule) => _problems.Add(Path(name), value, rule);

    private static JsonFields? From(JsonElement element, string path, ProblemList problems, string[] known)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return new(element, path, problems, known);
        problems.Add(path.Length == 0 ? "the document" : path, Quote(element), "expected an object");
        return null;
    }

    private T? Word<T>(JsonElement element, string path, IReadOnlyDictionary<string, T> catalog) where T : class
    {
        if (element.ValueKind == JsonValueKind.String && catalog.TryGetValue(element.GetString()!, out var word))
            return word;
        Wrong(path, element, $"expected one of {string.Join(", ", catalog.Keys.Order(StringComparer.Ordinal))}");
        return null;
    }

    private int Whole(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var whole))
            return whole;
        Wrong(path, element, "expected a whole number");
        return 0;
    }

    private List<JsonElement> Items(string name)
    {
        if (Find(name, required: true) is not { } element)
            return [];
        if (element.ValueKind == JsonValueKind.Array)
            return [.. element.EnumerateArray()];
        Wrong(Path(name), element, "expected a list");
        return [];
    }

    private JsonElement? Find(string name, bool required)
    {
        if (_object.TryGetProperty(name, out var element))
            return element;
        if (required)
            _problems.Add(Path(name), "missing", "expected a value");
        return null;
    }

    private void Wrong(string path, JsonElement element, string rule) => _problems.Add(path, Quote(element), rule);

    private string Path(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private static string Quote(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";
    }
}
