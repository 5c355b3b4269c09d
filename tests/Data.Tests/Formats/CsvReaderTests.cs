namespace NasV2.Data.Tests;

public class CsvReaderTests
{
    [Fact]
    public void Fields_are_separated_by_commas() =>
        Assert.Equal<string[]>([["a", "b c", ""], [" d", "", "e"]], Read("a,b c,\n d,,e"));

    [Fact]
    public void Lines_end_either_way_and_empty_ones_are_passed_over() =>
        Assert.Equal<string[]>([["a", "b"], ["c", "d"], ["e", "f"]], Read("\r\na,b\r\n\r\n\nc,d\ne,f\r\n\n"));

    [Fact]
    public void Quotes_hold_commas_line_ends_and_doubled_quotes() =>
        Assert.Equal<string[]>([["a,b", "say \"x\"", "two\nlines"], ["", "c"]], Read("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\n\"\",c"));

    [Fact]
    public void A_record_knows_the_line_that_it_ends_in()
    {
        using var reader = new CsvReader("x.csv", new StringReader("a\n\n\"b\nb\"\nc\n"));
        List<int> lines = [];
        while (reader.Next() is not null)
            lines.Add(reader.Line);

        Assert.Equal([1, 4, 5], lines);
    }

    [Theory]
    [InlineData("a\nb\"c", "x.csv, line 2: ")]
    [InlineData("\"a\"b", "x.csv, line 1: ")]
    [InlineData("a\n\n\"b", "x.csv, line 3: ")]
    public void Quotes_out_of_place_are_refused_by_line(string text, string message) =>
        Assert.StartsWith(
            $"{message}expected fields with quotes around the whole of them, and doubled within, found '",
            Assert.Throws<DatasetException>(() => Read(text)).Message,
            StringComparison.Ordinal);

    private static List<string[]> Read(string text)
    {
        using var reader = new CsvReader("x.csv", new StringReader(text));
        List<string[]> records = [];
        while (reader.Next() is { } fields)
            records.Add([.. fields]);
        return records;
    }
}
