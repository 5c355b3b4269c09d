namespace NasV2.Data.Tests;

public class CsvReaderTests
{
    [Fact]
    public void Fields_are_what_stands_between_commas() =>
        Assert.Equal<string[]>([["a", "b c", ""], [" d", "", "e"]], Read("a,b c,\n d,,e"));

    [Fact]
    public void Lines_end_either_way_and_empty_ones_are_passed_over() =>
        Assert.Equal<string[]>([["a", "b"], ["c", "d"], ["e", "f"]], Read("\r\na,b\r\n\r\n\nc,d\ne,f\r\n\n"));

    [Fact]
    public void Quotes_hold_commas_line_ends_and_doubled_quotes() =>
        Assert.Equal<string[]>([["a,b", "say \"x\"", "two\nlines"], ["", "c"]], Read("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\n\"\",c"));

    [Fact]
    public void A_record_knows_the_line_that_it_begins_in()
    {
        var reader = new CsvReader("x.csv", new StringReader("a\n\n\"b\nb\"\nc\n"));
        List<int> lines = [];
        while (reader.Next() is not null)
            lines.Add(reader.Line);

        Assert.Equal([1, 3, 5], lines);
    }

    [Theory]
    [InlineData("a\nb\"c", "x.csv, line 2: expected quotes around a whole field, and doubled within, found a quote after 'b'.")]
    [InlineData("\"a\"b", "x.csv, line 1: expected a comma or the end of the line after a closing quote, found 'b'.")]
    [InlineData("a\n\n\"b\n\n", "x.csv, line 3: expected a closing quote, found the end of the file.")]
    public void Quotes_out_of_place_are_refused_by_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DatasetException>(() => Read(text)).Message);

    private static List<string[]> Read(string text)
    {
        var reader = new CsvReader("x.csv", new StringReader(text));
        List<string[]> records = [];
        while (reader.Next() is { } fields)
            records.Add([.. fields]);
        return records;
    }
}
