using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace NasV2.Data;

/// <summary>Reads comma-separated values record by record, as RFC 4180 has them; lines without anything are passed over.</summary>
internal sealed class CsvReader : IDisposable
{
    private readonly string _path;
    private readonly CsvParser _parser;

    /// <param name="path">The file's name, for errors.</param>
    /// <param name="text">Its content; lines end with CR LF or LF.</param>
    public CsvReader(string path, TextReader text)
    {
        _path = path;
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            BadDataFound = bad => throw Wrong("fields with quotes around the whole of them, and doubled within", $"'{bad.Field}'"),
        });
    }

    /// <summary>Line that the record last read ends in, from 1.</summary>
    public int Line => _parser.RawRow;

    /// <summary>The fields of the next record; null at the end.</summary>
    /// <exception cref="DatasetException">Quotes are not as they should be.</exception>
    public IReadOnlyList<string>? Next() => _parser.Read() ? _parser.Record : null;

    /// <summary>The error for what stands in the record last read.</summary>
    public DatasetException Wrong(string expected, string found) => new($"{_path}, line {Line}: expected {expected}, found {found}.");

    public void Dispose() => _parser.Dispose();
}
