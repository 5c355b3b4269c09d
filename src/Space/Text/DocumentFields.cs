using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>
/// Reads the fields of one object and reports what is wrong with them; a field that cannot be read gives its type's empty value.
/// </summary>
internal sealed class DocumentFields
{
    private readonly Dictionary<string, DocumentField> _fields = [];
    private readonly string _path;
    private readonly ProblemList _problems;

    private DocumentFields(IEnumerable<DocumentField> fields, string path, ProblemList problems, string[] known)
    {
        (_path, _problems) = (path, problems);
        foreach (var field in fields)
        {
            if (!_fields.TryAdd(field.Name, field))
            {
                problems.Add(Path(field.Name), "given again", $"line {_fields[field.Name].Line} has it already", field.Line);
                continue;
            }

            problems.Mark(Path(field.Name), field.Line);
            if (!known.Contains(field.Name))
                problems.Add(Path(field.Name), "an unknown field", $"expected one of {string.Join(", ", known)}");
        }
    }

    /// <summary>The fields of a document; null when it is not an object, which is reported.</summary>
    public static DocumentFields? Document(IDocumentNode root, ProblemList problems, params string[] known) =>
        Create(root, "", problems, known);

    /// <summary>An object field; null when it is absent (reported only if it is required) or not an object.</summary>
    public DocumentFields? Section(string name, bool required, params string[] known) =>
        Find(name, required) is { } node ? Create(node, Path(name), _problems, known) : null;

    /// <summary>A required list of objects.</summary>
    public IEnumerable<DocumentFields?> Sections(string name, params string[] known) =>
        Items(name).Select(item => Create(item.Node, item.Path, _problems, known));

    /// <summary>A whole number, required unless there is a fallback.</summary>
    public int Whole(string name, int? fallback = null) =>
        Find(name, fallback is null) is { } node ? Whole(node, Path(name)) : fallback ?? 0;

    /// <summary>A required list of whole numbers.</summary>
    public ImmutableArray<int> WholeList(string name) => [.. Items(name).Select(item => Whole(item.Node, item.Path))];

    /// <summary>An optional number.</summary>
    public double? Number(string name)
    {
        if (Find(name, required: false) is not { IsNull: false } node)
            return null;
        if (node.Number is { } number)
            return number;
        Wrong(Path(name), node, "expected a number");
        return null;
    }

    /// <summary>A string.</summary>
    public string? Text(string name, bool required)
    {
        if (Find(name, required) is not { } node)
            return null;
        if (node.Text is { } text)
            return text;
        Wrong(Path(name), node, "expected a string");
        return null;
    }

    /// <summary>A required word of a catalog.</summary>
    public T? Word<T>(string name, IReadOnlyDictionary<string, T> catalog) where T : class =>
        Find(name, required: true) is { } node ? Word(node, Path(name), catalog) : null;

    /// <summary>A required list of words of a catalog.</summary>
    public ImmutableArray<T> WordList<T>(string name, IReadOnlyDictionary<string, T> catalog) where T : class =>
        [.. Items(name).Select(item => Word(item.Node, item.Path, catalog)).OfType<T>()];

    /// <summary>Reports each of these fields that is given.</summary>
    public void RefuseAll(IEnumerable<string> names, string rule)
    {
        foreach (var name in names)
        {
            if (Find(name, required: false) is { } node)
                Wrong(Path(name), node, rule);
        }
    }

    /// <summary>Reports a value of this object that breaks a rule.</summary>
    public void Report(string name, string value, string rule) => _problems.Add(Path(name), value, rule);

    private static DocumentFields? Create(IDocumentNode node, string path, ProblemList problems, string[] known)
    {
        if (node.Fields is { } fields)
            return new(fields, path, problems, known);
        problems.Add(path.Length == 0 ? "the document" : path, node.Describe(), "expected an object");
        return null;
    }

    private T? Word<T>(IDocumentNode node, string path, IReadOnlyDictionary<string, T> catalog) where T : class
    {
        if (node.Text is { } text && catalog.TryGetValue(text, out var word))
            return word;
        Wrong(path, node, $"expected one of {string.Join(", ", catalog.Keys.Order(StringComparer.Ordinal))}");
        return null;
    }

    private int Whole(IDocumentNode node, string path)
    {
        if (node.WholeNumber is { } integer)
            return integer;
        Wrong(path, node, "expected a whole number");
        return 0;
    }

    private List<(IDocumentNode Node, string Path)> Items(string name)
    {
        if (Find(name, required: true) is not { } node)
            return [];
        if (node.Items is not { } items)
        {
            Wrong(Path(name), node, "expected a list");
            return [];
        }

        var paths = items.Select((item, index) => (Node: item, Path: $"{Path(name)}[{index}]")).ToList();
        paths.ForEach(item => _problems.Mark(item.Path, item.Node.Line));
        return paths;
    }

    private IDocumentNode? Find(string name, bool required)
    {
        if (_fields.TryGetValue(name, out var field))
            return field.Value;
        if (required)
            _problems.Add(Path(name), "missing", "expected a value");
        return null;
    }

    private void Wrong(string path, IDocumentNode node, string rule) => _problems.Add(path, node.Describe(), rule);

    private string Path(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
