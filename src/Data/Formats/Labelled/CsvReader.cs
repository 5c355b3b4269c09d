using System.Text;

namespace NasV2.Data;

/// <summary>Reads comma-separated values record by record, as RFC 4180 has them; lines without anything are passed over.</summary>
/// <param name="path">The file's name, for errors.</param>
/// <param name="text">Its content; lines end with CR LF or LF.</param>
internal sealed class CsvReader(string path, TextReader text)
{
    private int _line = 1;

    /// <summary>Line that the record last read begins in, from 1; at the end, the last line.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the next record; null at the end.</summary>
    /// <exception cref="DatasetException">Quotes are not as they should be.</exception>
    public IReadOnlyList<string>? Next()
    {
        while (SkipLineEnd())
            _line++;
        Line = _line;
        if (text.Peek() < 0)
            return null;
        List<string> fields = [Field()];
        while (text.Peek() == ',')
        {
            text.Read();
            fields.Add(Field());
        }

        return fields;
    }

    /// <summary>The error for what stands in the record last read.</summary>
    public DatasetException Wrong(string expected, string found) => new($"{path}, line {Line}: expected {expected}, found {found}.");

    private bool SkipLineEnd()
    {
        if (text.Peek() == '\r')
            text.Read();
        if (text.Peek() != '\n')
            return false;
        text.Read();
        return true;
    }

    private string Field()
    {
        var field = new StringBuilder();
        if (text.Peek() == '"')
        {
            Quoted(field);
            if (text.Peek() is not (',' or '\r' or '\n' or < 0))
                throw Wrong("a comma or the end of the line after a closing quote", $"'{(char)text.Peek()}'");
            return field.ToString();
        }

        while (text.Peek() is var next and not (',' or '\r' or '\n' or < 0))
        {
            if (next == '"')
                throw Wrong("quotes around a whole field, and doubled within", $"a quote after '{field}'");
            field.Append((char)text.Read());
        }

        return field.ToString();
    }

    private void Quoted(StringBuilder field)
    {
        text.Read();
        for (var next = text.Read(); next != '"' || text.Peek() == '"'; next = text.Read())
        {
            if (next < 0)
                throw Wrong("a closing quote", "the end of the file");
            if (next == '"')
                text.Read();
            if (next == '\n')
                _line++;
            field.Append((char)next);
        }
    }
}
