namespace NasV2.Cli.Tests;

public sealed class JsonOutputTests
{
    [Fact]
    public void Numbers_that_are_not_finite_are_strings()
    {
        var console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            JsonOutput.Print(new { loss = double.NaN, high = double.PositiveInfinity });
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal("{\n  \"loss\": \"NaN\",\n  \"high\": \"Infinity\"\n}\n", output.ToString());
    }
}
