using NasV2.Space;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NasV2.Specs;

/// <summary>
/// Builds the tree of a text that holds one plain YAML document: no anchors, aliases or tags, which specs have no use for.
/// </summary>
internal sealed class YamlTreeReader(string text, string source)
{
    private const int DeepestNesting = 32;
    private readonly Parser _parser = new(new StringReader(text));
    private Mark _last;

    /// <exception cref="SpecException">The text is not such a document; the message has line and column.</exception>
    public YamlNode Read()
    {
        try
        {
            Next<StreamStart>();
            if (Peek() is StreamEnd)
                throw Broken(Mark.Empty, "empty", "expected a mapping with fields such as name, space, data and recipe");
            Next<DocumentStart>();
            var root = Node(0);
            Next<DocumentEnd>();
            if (Peek() is not StreamEnd)
                throw Broken(_last, "followed by a second one", "expected one document per file");
            return root;
        }
        catch (YamlException exception)
        {
            throw NotYaml(exception.Start, char.ToLowerInvariant(exception.Message[0]) + exception.Message[1..].TrimEnd('.'));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner answers some texts with this, for instance a list that is never closed.
            throw NotYaml(_last, "what follows cannot be read");
        }
    }

    private YamlNode Node(int depth)
    {
        var start = Peek();
        if (depth > DeepestNesting)
            throw Broken(start.Start, "nested too deeply", $"expected at most {DeepestNesting} levels");
        if (start is AnchorAlias || start is NodeEvent { Anchor.IsEmpty: false })
            throw Broken(start.Start, "using anchors or aliases", "expected every value to be written out");
        if (start is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
            throw Broken(start.Start, $"using the tag {tag}", "expected plain YAML without tags");
        Skip();
        return start switch
        {
            Scalar scalar => new YamlScalar(LineOf(start), scalar.Value, TypeOf(scalar)),
            SequenceStart => new YamlSequence(LineOf(start), [.. Items(depth)]),
            _ => new YamlMapping(LineOf(start), [.. Entries(depth)]),
        };
    }

    private IEnumerable<YamlNode> Items(int depth)
    {
        while (Peek() is not SequenceEnd)
            yield return Node(depth + 1);
        Skip();
    }

    private IEnumerable<YamlEntry> Entries(int depth)
    {
        while (Peek() is not MappingEnd)
        {
            var start = Peek().Start;
            if (Node(depth + 1) is not YamlScalar key)
                throw Broken(start, "using a list or mapping as a key", "expected the name of a field");
            yield return new(key.Text, key.Line, Node(depth + 1));
        }

        Skip();
    }

    private static ScalarType TypeOf(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain ? CoreSchema.TypeOf(scalar.Value) : ScalarType.Text;

    private ParsingEvent Peek()
    {
        if (_parser.Current is null)
            _parser.MoveNext();
        return _parser.Current!;
    }

    private void Skip()
    {
        _last = _parser.Current!.End;
        _parser.MoveNext();
    }

    private void Next<TEvent>() where TEvent : ParsingEvent
    {
        Peek();
        _parser.Consume<TEvent>();
    }

    private static int LineOf(ParsingEvent parsing) => (int)parsing.Start.Line;

    private SpecException NotYaml(Mark mark, string reason) => Broken(mark, "not valid YAML", reason);

    private SpecException Broken(Mark mark, string value, string rule) =>
        new(source, new Problem("document", (int)mark.Line, $"{value} at column {mark.Column}", rule));
}
